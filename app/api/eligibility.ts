import { toEligibilityJson } from "#app/api/eligibility-json.ts";
import { type ApiContext, resource } from "#app/api/environment.ts";
import { mistakesOf } from "#app/api/mistakes.ts";
import { requireAccess } from "#app/api/principal.ts";
import { refusal, unknown } from "#app/api/problem.ts";
import {
  CampaignKey,
  conflict,
  createRoute,
  Instant,
  jsonBody,
  jsonContent,
  pageQuery,
  REFUSALS,
  RepParam,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { EligibilityJson } from "#app/api/schemas/eligibility.ts";
import { findCampaign, inForceId } from "#app/stores/campaigns.ts";
import { currentRevision } from "#app/stores/eligibility.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { findPeople } from "#app/stores/reps.ts";
import { forecastEligibility } from "#app/use-cases/eligibility/check.ts";
import { type CheckedPair, checkMany, listEligibleReps } from "#app/use-cases/eligibility/check-many.ts";

const MANY_AT_MOST = 1000;

const checkRoute = createRoute({
  method: "get",
  path: "/campaigns/{campaign}/eligibility/{rep}",
  operationId: "checkEligibility",
  tags: ["Eligibility"],
  summary: "May this rep receive this campaign's leads now, until when, and why (not)?",
  security: SECURED,
  request: {
    params: z.object({ campaign: CampaignKey, rep: RepParam }),
    query: z.strictObject({
      at: Instant.optional().openapi({ description: "A future instant: the forecast if nobody practises until then" }),
      minRevision: z.coerce.number().int().min(0).optional(),
    }),
  },
  responses: {
    200: jsonContent(EligibilityJson, "The verdict; not eligible is 200 too"),
    ...REFUSALS,
    409: conflict("minRevision lies ahead"),
  },
});

const checksRoute = createRoute({
  method: "post",
  path: "/eligibility/checks",
  operationId: "checkEligibilities",
  tags: ["Eligibility"],
  summary: "Up to 1,000 checks at once",
  security: SECURED,
  request: {
    body: jsonBody(
      z.strictObject({
        checks: z
          .array(z.strictObject({ campaign: CampaignKey, rep: RepParam }))
          .min(1)
          .max(MANY_AT_MOST),
      }),
    ),
  },
  responses: {
    200: jsonContent(z.object({ data: z.array(EligibilityJson), revision: z.int() }), "In the order asked"),
    ...REFUSALS,
  },
});

const repsRoute = createRoute({
  method: "get",
  path: "/campaigns/{campaign}/eligible-reps",
  operationId: "listEligibleReps",
  tags: ["Eligibility"],
  summary: "Everybody who may receive this campaign's leads now",
  security: SECURED,
  request: {
    params: z.object({ campaign: CampaignKey }),
    query: z.strictObject(pageQuery({ usual: MANY_AT_MOST, most: MANY_AT_MOST })),
  },
  responses: {
    200: jsonContent(
      z.object({ data: z.array(EligibilityJson), nextCursor: z.string().nullable(), revision: z.int() }),
      "By id",
    ),
    ...REFUSALS,
  },
});

/** Where the front mounts `quickEligibility`, before everything else. */
export const CHECK_PATH = `/api/v1${checkRoute.getRoutingPath()}`;

export function eligibilityApi() {
  const api = resource();

  // By hand: what `openapi` adds costs more than the whole answer.
  api.openAPIRegistry.registerPath(checkRoute);
  api.get(checkRoute.getRoutingPath(), slowCheck);

  api.openapi(checksRoute, async (c) => {
    requireAccess(c.get("principal"), "eligibility:read", "readiness.view");
    const result = await checkMany(c.get("deps"), c.req.valid("json").checks);
    if (result.kind === "unknown") {
      throw refusal({
        status: 404,
        type: "not-found",
        title: "Some campaigns or reps do not exist",
        extra: { campaigns: result.campaigns, reps: result.reps },
      });
    }
    return c.json(
      { data: result.data.map((pair) => pairJson(pair, result.checkedAt)), revision: result.revision },
      200,
    );
  });

  api.openapi(repsRoute, async (c) => {
    requireAccess(c.get("principal"), "eligibility:read", "readiness.view");
    const deps = c.get("deps");
    const key = c.req.valid("param").campaign;
    const campaign = await findCampaign(deps.db, key);
    if (!campaign) throw unknown("campaign", key);
    const { cursor, limit } = c.req.valid("query");
    const eligible = await listEligibleReps(deps, campaign);
    const ahead = cursor === undefined ? eligible : eligible.filter(({ rep }) => rep.id > cursor);
    const page = ahead.slice(0, limit);
    const checkedAt = deps.clock.now();
    return c.json(
      {
        data: page.map((pair) => pairJson(pair, checkedAt)),
        nextCursor: ahead.length > limit ? (page.at(-1)?.rep.id ?? null) : null,
        revision: await currentRevision(deps.db),
      },
      200,
    );
  });
  return api;
}

/** Whatever the stored verdict does not answer: decided anew on the spot, forecast, or refused with the reason. */
async function slowCheck(c: ApiContext): Promise<Response> {
  const deps = c.get("deps");
  const parsed = checkRoute.request.query.safeParse(c.req.query());
  if (!parsed.success) {
    throw refusal({
      status: 422,
      type: "invalid-request",
      title: "The request is not valid",
      errors: mistakesOf(parsed.error, "query"),
    });
  }
  const { at, minRevision } = parsed.data;
  const key = c.req.param("campaign") ?? "";
  const reference = c.req.param("rep") ?? "";
  const campaign = await findCampaign(deps.db, key);
  const rep = (await findPeople(deps.db, [reference])).get(reference);
  requireAccess(c.get("principal"), "eligibility:read", "readiness.view", { personId: rep?.id, teamIds: rep?.teamIds });
  if (!campaign) throw unknown("campaign", key);
  if (!rep) throw unknown("rep", reference);

  if (at !== undefined) {
    const instant = Date.parse(at);
    if (instant < deps.clock.now()) {
      throw refusal({
        status: 422,
        type: "invalid-request",
        title: "`at` has passed",
        detail: `found ${at}, expected an instant ahead`,
      });
    }
    const eligibility = await forecastEligibility(deps, { campaign, repId: rep.id, at: instant });
    const playbookId = inForceId(campaign, instant);
    const version = playbookId === null ? null : (await getPlaybook(deps.db, playbookId)).version;
    const revision = await currentRevision(deps.db);
    return c.json(
      toEligibilityJson({
        campaign: campaign.key,
        rep,
        eligibility,
        playbookVersion: version,
        revision,
        checkedAt: deps.clock.now(),
      }),
    );
  }
  if (minRevision !== undefined && minRevision > (await currentRevision(deps.db))) {
    throw refusal({
      status: 409,
      type: "revision-ahead",
      title: "That revision has not been reached",
      detail: `found minRevision=${minRevision}`,
    });
  }
  const result = await checkMany(deps, [{ campaign: campaign.key, rep: rep.id }]);
  const pair = result.kind === "checked" ? result.data[0] : undefined;
  if (result.kind !== "checked" || !pair) throw unknown("rep", reference);
  return c.json(pairJson(pair, result.checkedAt));
}

function pairJson(pair: CheckedPair, checkedAt: number): EligibilityJson {
  return toEligibilityJson({ ...pair, campaign: pair.campaign.key, checkedAt });
}
