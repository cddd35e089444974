import { resource } from "#app/api/environment.ts";
import { iso } from "#app/api/lead-json.ts";
import { type Principal, requireAccess } from "#app/api/principal.ts";
import { refusal } from "#app/api/problem.ts";
import {
  CampaignKey,
  createRoute,
  Instant,
  jsonContent,
  pageQuery,
  REFUSALS,
  RepParam,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { may } from "#app/auth/permissions.ts";
import { STAGES } from "#app/domain/leads/lead.ts";
import { findPeople } from "#app/stores/reps.ts";
import type { LeadScope } from "#app/stores/views/lead-scope.ts";
import { type LeadListItem, listLeads } from "#app/stores/views/lead-list.ts";

const LeadItemJson = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    campaign: CampaignKey,
    stage: z.enum(STAGES),
    score: z.number(),
    threshold: z.number(),
    qualified: z.boolean(),
    intent: z.enum(["high", "standard"]),
    receivedAt: Instant,
    owner: z.object({ id: z.string(), email: z.string(), assignedAt: Instant, via: z.string() }).nullable(),
    firstTouchDue: Instant.nullable(),
    hold: z.object({ since: Instant, escalatesAt: Instant }).nullable(),
  })
  .openapi("LeadItem");

const listRoute = createRoute({
  method: "get",
  path: "/leads",
  operationId: "listLeads",
  tags: ["Leads"],
  summary: "Least time to the first touch first, then the latest; those the caller may see",
  security: SECURED,
  request: {
    query: z.strictObject({
      stage: z.enum(STAGES).optional(),
      campaign: CampaignKey.optional(),
      rep: RepParam.optional(),
      ...pageQuery({ usual: 50, most: 200 }),
    }),
  },
  responses: {
    200: jsonContent(z.object({ data: z.array(LeadItemJson), nextCursor: z.string().nullable() }), "A page of leads"),
    ...REFUSALS,
  },
});

export function leadListApi() {
  const api = resource();
  api.openapi(listRoute, async (c) => {
    const { db } = c.get("deps");
    const { stage, campaign, rep, cursor, limit } = c.req.valid("query");
    const scope = visibleLeads(c.get("principal"));
    const named = rep === undefined ? undefined : (await findPeople(db, [rep])).get(rep);
    if (rep !== undefined && !named) {
      throw refusal({ status: 404, type: "not-found", title: "No such rep", detail: `found "${rep}"` });
    }
    const page = await listLeads(db, {
      scope,
      limit,
      campaign,
      cursor,
      repId: named?.id,
      stages: stage === undefined ? undefined : [stage],
    });
    return c.json({ data: page.items.map(toItemJson), nextCursor: page.nextCursor }, 200);
  });
  return api;
}

function visibleLeads(principal: Principal): LeadScope {
  if (principal.kind === "personal") {
    const { person } = principal;
    const all = may(person, "lead.view");
    return all ? { kind: "all" } : { kind: "person", id: person.id, managedTeamIds: person.managedTeamIds };
  }
  requireAccess(principal, "leads:read", "lead.view");
  return { kind: "all" };
}

function toItemJson(lead: LeadListItem): z.infer<typeof LeadItemJson> {
  return {
    id: lead.id,
    externalId: lead.externalId,
    campaign: lead.campaign.key,
    stage: lead.stage,
    score: lead.score,
    threshold: lead.threshold,
    qualified: lead.qualified,
    intent: lead.intent,
    receivedAt: iso(lead.receivedAt),
    owner: lead.owner && {
      id: lead.owner.id,
      email: lead.owner.email,
      assignedAt: iso(lead.owner.assignedAt),
      via: lead.owner.via,
    },
    firstTouchDue: lead.clock && iso(lead.clock.dueAt),
    hold: lead.hold && { since: iso(lead.hold.since), escalatesAt: iso(lead.hold.escalatesAt) },
  };
}
