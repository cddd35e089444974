import { campaignNamed } from "#app/api/campaigns.ts";
import { resource } from "#app/api/environment.ts";
import { idempotent } from "#app/api/idempotency.ts";
import { leadFor } from "#app/api/lead-access.ts";
import {
  iso,
  toContactJson,
  toIncomingLead,
  toLeadHistoryJson,
  toLeadStandingJson,
  toLeftOutJson,
} from "#app/api/lead-json.ts";
import { actorOf, requireAccess } from "#app/api/principal.ts";
import { unknown } from "#app/api/problem.ts";
import {
  CampaignKey,
  conflict,
  createRoute,
  IdempotencyHeader,
  Instant,
  jsonBody,
  jsonContent,
  REFUSALS,
  SECURED,
  z,
} from "#app/api/schemas/common.ts";
import { EventInput, LeadHistoryJson, LeadInput, LeadStandingJson, LeftOutJson } from "#app/api/schemas/leads.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findDecision } from "#app/stores/decisions.ts";
import { listLeadEvents } from "#app/stores/lead-events.ts";
import { getLeadHistory } from "#app/stores/views/lead-history.ts";
import { addEvents } from "#app/use-cases/leads/add-events.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { inTurn } from "#app/use-cases/routing/in-turn.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Facts = z.record(z.string(), z.union([Scalar, z.array(Scalar)]));
const LeadId = z.object({ id: z.string().max(100) });

const receiveRoute = createRoute({
  method: "post",
  path: "/leads",
  operationId: "receiveLead",
  tags: ["Leads"],
  summary: "Take a lead in: scored, and assigned or held, in one transaction",
  security: SECURED,
  request: { headers: IdempotencyHeader, body: jsonBody(LeadInput) },
  responses: {
    201: jsonContent(LeadStandingJson, "Stored, with its score and its owner or hold"),
    ...REFUSALS,
    409: conflict("The first request with this Idempotency-Key is still at work"),
  },
});

const oneRoute = createRoute({
  method: "get",
  path: "/leads/{id}",
  operationId: "getLead",
  tags: ["Leads"],
  summary: "A lead with everything known of it and its history",
  security: SECURED,
  request: { params: LeadId },
  responses: {
    200: jsonContent(
      LeadStandingJson.extend({
        contact: Facts,
        company: Facts,
        deal: Facts,
        source: Facts,
        attributes: Facts,
        inquiry: z.string().nullable(),
        events: z.array(z.object({ type: z.string(), at: Instant, data: Facts })),
        history: LeadHistoryJson,
      }),
      "The lead",
    ),
    ...REFUSALS,
  },
});

const eventsRoute = createRoute({
  method: "post",
  path: "/leads/{id}/events",
  operationId: "addLeadEvents",
  tags: ["Leads"],
  summary: "What the prospect did; the lead is scored anew, which may qualify it",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: LeadId,
    body: jsonBody(z.strictObject({ events: z.array(EventInput).min(1).max(1000) })),
  },
  responses: { 201: jsonContent(LeadStandingJson, "The lead as it stands now"), ...REFUSALS },
});

const decisionRoute = createRoute({
  method: "get",
  path: "/decisions/{id}",
  operationId: "getDecision",
  tags: ["Leads"],
  summary: "Who was chosen, who was left out and why, under which playbook version",
  security: SECURED,
  request: { params: LeadId },
  responses: {
    200: jsonContent(
      z
        .object({
          id: z.string(),
          lead: z.string(),
          campaign: CampaignKey,
          outcome: z.enum(["assigned", "held", "fallback", "claimed"]),
          chosen: z.object({ id: z.string(), email: z.string() }).nullable(),
          leftOut: z.array(LeftOutJson),
          considered: z.array(z.object({ rep: z.object({ id: z.string(), email: z.string() }), turn: z.number() })),
          pool: z.string(),
          strategy: z.string(),
          seed: z.number(),
          playbookVersion: z.int(),
          at: Instant,
        })
        .openapi("Decision"),
      "The decision's record",
    ),
    ...REFUSALS,
  },
});

export function leadsApi() {
  const api = resource();

  api.openapi(receiveRoute, async (c) => {
    const principal = c.get("principal");
    requireAccess(principal, "leads:write", "lead.create");
    const body = c.req.valid("json");
    const { db } = c.get("deps");
    const campaign = await campaignNamed(c.get("deps"), body.campaign);
    // In turn before the transaction begins: a burst for one campaign must not hold every connection while it waits.
    return inTurn(db, campaign.id, () =>
      idempotent(c, { body, status: 201, schema: LeadStandingJson }, async (deps) => {
        const received = await receiveLead(deps, { lead: toIncomingLead(body), actor: actorOf(principal) });
        if (received.kind === "unknown_campaign") throw unknown("campaign", body.campaign);
        return toLeadStandingJson(received);
      }),
    );
  });

  api.openapi(oneRoute, async (c) => {
    const { db } = c.get("deps");
    const lead = await leadFor(c, c.req.valid("param").id, "leads:read", "lead.view");
    const { details } = lead;
    const events = await listLeadEvents(db, lead.id);
    return c.json(
      {
        ...toLeadStandingJson(await getLeadStanding(db, lead.id)),
        contact: Facts.parse(toContactJson(details.contact)),
        company: Facts.parse(details.company),
        deal: Facts.parse(details.deal),
        source: Facts.parse(details.source),
        attributes: Facts.parse(details.attributes),
        inquiry: details.inquiry ?? null,
        events: events.map(({ type, at, data }) => ({ type, at: iso(at), data: Facts.parse(data) })),
        history: toLeadHistoryJson(await getLeadHistory(db, lead.id)),
      },
      200,
    );
  });

  api.openapi(eventsRoute, async (c) => {
    const lead = await leadFor(c, c.req.valid("param").id, "leads:write", "lead.work");
    const body = c.req.valid("json");
    const actor = actorOf(c.get("principal"));
    return idempotent(c, { body, status: 201, schema: LeadStandingJson }, async (deps) => {
      const events = body.events.map(({ type, at, data }) => ({ type, at: Date.parse(at), data }));
      const added = await addEvents(deps, { leadId: lead.id, events, actor });
      if (added.kind === "not_found") throw unknown("lead", lead.id);
      return toLeadStandingJson(added);
    });
  });

  api.openapi(decisionRoute, async (c) => {
    const { db } = c.get("deps");
    const { id } = c.req.valid("param");
    const decision = /^[0-9a-f-]{36}$/i.test(id) ? await findDecision(db, id) : null;
    if (!decision) {
      if (c.get("principal").kind === "service") requireAccess(c.get("principal"), "leads:read", "decision.view");
      throw unknown("decision", id);
    }
    await leadFor(c, decision.leadId, "leads:read", "decision.view");
    const { inputs, outcome, playbookVersion } = decision.record;
    const nameOf = new Map(inputs.reps.map((rep) => [rep.id, { id: rep.id, email: rep.email }]));
    const chosen = chosenRep(decision.chosenRepId, nameOf, inputs.mode);
    return c.json(
      {
        id: decision.id,
        lead: decision.leadId,
        campaign: (await getCampaign(db, decision.campaignId)).key,
        outcome: decision.outcome,
        chosen,
        leftOut: outcome.leftOut.map(toLeftOutJson),
        considered:
          outcome.kind === "chosen"
            ? outcome.turns.map((turn) => ({
                rep: nameOf.get(turn.repId) ?? { id: turn.repId, email: "" },
                turn: turn.start,
              }))
            : [],
        pool: inputs.route.pool,
        strategy: inputs.route.strategy,
        seed: inputs.seed,
        playbookVersion,
        at: iso(decision.at),
      },
      200,
    );
  });
  return api;
}

function chosenRep(
  id: string | null,
  nameOf: ReadonlyMap<string, { id: string; email: string }>,
  mode: { readonly kind: string; readonly rep?: { readonly id: string; readonly email: string } },
): { id: string; email: string } | null {
  if (id === null) return null;
  if (mode.rep?.id === id) return { id, email: mode.rep.email };
  return nameOf.get(id) ?? { id, email: "" };
}
