import { campaignNamed } from "#app/api/campaigns.ts";
import { resource } from "#app/api/environment.ts";
import { idempotent } from "#app/api/idempotency.ts";
import { UUID } from "#app/api/lead-access.ts";
import { actorOf, requireAccess } from "#app/api/principal.ts";
import { refusal, unknown } from "#app/api/problem.ts";
import {
  CampaignKey,
  createRoute,
  IdempotencyHeader,
  Instant,
  jsonBody,
  jsonContent,
  REFUSALS,
  RepParam,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { findWaiver } from "#app/stores/waivers.ts";
import { findPeople } from "#app/stores/reps.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { revokeWaiver } from "#app/use-cases/eligibility/revoke-waiver.ts";

const WaiverJson = z
  .object({
    id: z.string(),
    campaign: CampaignKey,
    rep: z.object({ id: z.string(), email: z.string() }),
    reason: z.string(),
    until: Instant,
  })
  .openapi("Waiver");

const grantRoute = createRoute({
  method: "post",
  path: "/campaigns/{campaign}/waivers",
  operationId: "grantWaiver",
  tags: ["Waivers"],
  summary: "A time-limited, reasoned permission: makes eligible, never counts as knowing",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: z.object({ campaign: CampaignKey }),
    body: jsonBody(z.strictObject({ rep: RepParam, reason: z.string().trim().min(1).max(2000), until: Instant })),
  },
  responses: { 201: jsonContent(WaiverJson, "Granted"), ...REFUSALS },
});
const revokeRoute = createRoute({
  method: "delete",
  path: "/campaigns/{campaign}/waivers/{id}",
  operationId: "revokeWaiver",
  tags: ["Waivers"],
  summary: "Ends a waiver now",
  security: SECURED,
  request: { params: z.object({ campaign: CampaignKey, id: z.string().max(100) }) },
  responses: { 204: { description: "Revoked" }, ...REFUSALS },
});

export function waiversApi() {
  const api = resource();

  api.openapi(grantRoute, async (c) => {
    const body = c.req.valid("json");
    const principal = c.get("principal");
    const rep = (await findPeople(c.get("deps").db, [body.rep])).get(body.rep);
    requireAccess(principal, "people:write", "waiver.grant", { personId: rep?.id, teamIds: rep?.teamIds });
    const campaign = await campaignNamed(c.get("deps"), c.req.valid("param").campaign);
    if (!rep) throw unknown("rep", body.rep);
    return idempotent(c, { body, status: 201, schema: WaiverJson }, async (deps) => {
      const granted = await grantWaiver(deps, {
        actor: actorOf(principal),
        campaign,
        repId: rep.id,
        reason: body.reason,
        until: Date.parse(body.until),
        requestId: c.get("requestId"),
      });
      if (granted.kind === "refused") {
        throw refusal({
          status: 422,
          type: "invalid-request",
          title: "The waiver was not granted",
          errors: [{ pointer: `/${granted.field}`, detail: granted.message }],
        });
      }
      return {
        id: granted.id,
        campaign: campaign.key,
        rep: { id: rep.id, email: rep.email },
        reason: body.reason,
        until: new Date(Date.parse(body.until)).toISOString(),
      };
    });
  });

  api.openapi(revokeRoute, async (c) => {
    const deps = c.get("deps");
    const { campaign: key, id } = c.req.valid("param");
    const campaign = await campaignNamed(deps, key);
    const waiver = UUID.test(id) ? await findWaiver(deps.db, { id, campaignId: campaign.id }) : null;
    const rep = waiver ? (await findPeople(deps.db, [waiver.repId])).get(waiver.repId) : undefined;
    requireAccess(c.get("principal"), "people:write", "waiver.grant", { personId: rep?.id, teamIds: rep?.teamIds });
    if (!waiver) throw unknown("waiver", id);
    const revoked = await revokeWaiver(deps, { actor: actorOf(c.get("principal")), campaign, id });
    if (revoked.kind === "not_found") throw unknown("waiver", id);
    return c.body(null, 204);
  });
  return api;
}
