import { type ApiContext, resource } from "#app/api/environment.ts";
import { type Principal, requireAccess } from "#app/api/principal.ts";
import { unknown } from "#app/api/problem.ts";
import {
  CampaignKey,
  createRoute,
  Instant,
  jsonContent,
  pageQuery,
  REFUSALS,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { type Action, type Scope, scopeOf } from "#app/auth/permissions.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { toPlaybookFile } from "#app/domain/playbook/to-file.ts";
import { type Campaign, findCampaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { findGraceEnd } from "#app/stores/grace-ends.ts";
import { findPlaybookVersion, getPlaybook } from "#app/stores/playbooks.ts";
import { listCampaignPage } from "#app/stores/views/campaign-list.ts";
import { findCampaignForViewer } from "#app/stores/views/playbook-access.ts";
import type { Deps } from "#app/use-cases/deps.ts";

const CampaignJson = z
  .object({
    key: CampaignKey,
    name: z.string(),
    channel: z.string(),
    launch: z.string().nullable(),
    playbookVersion: z.int().nullable().openapi({ description: "The version in force" }),
    pending: z.object({ version: z.int(), enforceFrom: Instant }).nullable(),
  })
  .openapi("Campaign");

const CriterionJson = z
  .object({
    key: z.string(),
    title: z.string(),
    kind: z.string(),
    importance: z.string(),
    required: z.boolean(),
    points: z.number(),
    revision: z.int(),
    rule: z.string().nullable().openapi({ description: "The rule in plain English" }),
    why: z.string(),
  })
  .openapi("Criterion");

const PlaybookJson = z
  .object({
    campaign: CampaignKey,
    version: z.int(),
    publishedAt: Instant,
    enforceFrom: Instant,
    note: z.string().nullable(),
    criteria: z.array(CriterionJson),
    content: z
      .record(z.string(), z.unknown())
      .openapi({ description: "The playbook in the file format, without its questions" }),
  })
  .openapi("Playbook");

const listRoute = createRoute({
  method: "get",
  path: "/campaigns",
  operationId: "listCampaigns",
  tags: ["Campaigns"],
  summary: "Every campaign with the version in force and the one that is pending",
  security: SECURED,
  request: { query: z.strictObject(pageQuery({ usual: 200, most: 500 })) },
  responses: {
    200: jsonContent(z.object({ data: z.array(CampaignJson), nextCursor: z.string().nullable() }), "By key"),
    ...REFUSALS,
  },
});
const oneRoute = createRoute({
  method: "get",
  path: "/campaigns/{campaign}",
  operationId: "getCampaign",
  tags: ["Campaigns"],
  summary: "One campaign",
  security: SECURED,
  request: { params: z.object({ campaign: CampaignKey }) },
  responses: { 200: jsonContent(CampaignJson, "The campaign"), ...REFUSALS },
});
const playbookRoute = createRoute({
  method: "get",
  path: "/campaigns/{campaign}/playbook",
  operationId: "getPlaybook",
  tags: ["Campaigns"],
  summary: "The version in force, or the one asked for; without questions, which hold the right answers",
  security: SECURED,
  request: {
    params: z.object({ campaign: CampaignKey }),
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  },
  responses: { 200: jsonContent(PlaybookJson, "The playbook"), ...REFUSALS },
});

export function campaignsApi() {
  const api = resource();

  api.openapi(listRoute, async (c) => {
    const deps = c.get("deps");
    const { items, nextCursor } = await listCampaignPage(deps.db, {
      scope: visibleCampaigns(c.get("principal")),
      ...c.req.valid("query"),
    });
    return c.json({ data: await Promise.all(items.map((one) => toCampaignJson(deps, one))), nextCursor }, 200);
  });

  api.openapi(oneRoute, async (c) => {
    const campaign = await campaignFor(c, c.req.valid("param").campaign, "campaign.view");
    return c.json(await toCampaignJson(c.get("deps"), campaign), 200);
  });

  api.openapi(playbookRoute, async (c) => {
    const deps = c.get("deps");
    const campaign = await campaignFor(c, c.req.valid("param").campaign, "playbook.view");
    const asked = c.req.valid("query").version;
    const inForce = inForceId(campaign, deps.clock.now());
    const found =
      asked === undefined
        ? inForce === null
          ? null
          : await getPlaybook(deps.db, inForce)
        : await findPlaybookVersion(deps.db, { campaignId: campaign.id, version: asked });
    if (!found) throw unknown("playbook version", String(asked ?? "in force"));
    const end = await findGraceEnd(deps.db, found.id);
    const { questions: _questions, ...content } = toPlaybookFile(found.playbook);
    return c.json(
      {
        campaign: campaign.key,
        version: found.version,
        publishedAt: new Date(found.publishedAt).toISOString(),
        enforceFrom: new Date(end?.kind === "enforced" ? end.at : found.enforceFrom).toISOString(),
        note: found.note,
        criteria: found.playbook.criteria.map((criterion) => ({
          key: criterion.key,
          title: criterion.title,
          kind: criterion.kind,
          importance: criterion.importance,
          required: criterion.required,
          points: criterion.points,
          revision: criterion.revision,
          rule: criterion.rule ? describe(criterion.rule) : null,
          why: criterion.why,
        })),
        content: { ...content },
      },
      200,
    );
  });
  return api;
}

function visibleCampaigns(principal: Principal): Scope {
  if (principal.kind === "personal") return scopeOf(principal.person, "campaign.view");
  requireAccess(principal, "campaigns:read", "campaign.view");
  return { kind: "all" };
}

/** The campaign, if the caller may do this to it. */
async function campaignFor(c: ApiContext, key: string, action: Action): Promise<Campaign> {
  const found = await findCampaignForViewer(c.get("deps").db, key);
  requireAccess(c.get("principal"), "campaigns:read", action, found?.subject);
  if (!found) throw unknown("campaign", key);
  return found.campaign;
}

export async function campaignNamed(deps: Deps, key: string): Promise<Campaign> {
  const campaign = await findCampaign(deps.db, key);
  if (!campaign) throw unknown("campaign", key);
  return campaign;
}

async function toCampaignJson(deps: Deps, campaign: Campaign): Promise<z.infer<typeof CampaignJson>> {
  const at = deps.clock.now();
  const inForce = inForceId(campaign, at);
  const pending = pendingOf(campaign, at);
  return {
    key: campaign.key,
    name: campaign.name,
    channel: campaign.channel,
    launch: campaign.launchOn,
    playbookVersion: inForce === null ? null : (await getPlaybook(deps.db, inForce)).version,
    pending: pending
      ? { version: (await getPlaybook(deps.db, pending.id)).version, enforceFrom: new Date(pending.from).toISOString() }
      : null,
  };
}
