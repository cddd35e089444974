import { resource } from "#app/api/environment.ts";
import { idempotent } from "#app/api/idempotency.ts";
import { leadFor } from "#app/api/lead-access.ts";
import { iso, toLeadStandingJson } from "#app/api/lead-json.ts";
import { actorOf } from "#app/api/principal.ts";
import { invalidField, refusal, unknown } from "#app/api/problem.ts";
import {
  conflict,
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
import { AssignmentJson, LeadStandingJson } from "#app/api/schemas/leads.ts";
import { findPeople } from "#app/stores/reps.ts";
import { TOUCH_KINDS } from "#app/stores/touches.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { claimLead } from "#app/use-cases/routing/claim.ts";

const LeadId = z.object({ id: z.string().max(100) });
const Note = z.string().max(5000).optional();

const assignRoute = createRoute({
  method: "post",
  path: "/leads/{id}/assignments",
  operationId: "assignLead",
  tags: ["Leads"],
  summary: "Assign to the rep an outside router chose, if they may still have it at this moment",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: LeadId,
    body: jsonBody(z.strictObject({ rep: RepParam, ifRevision: z.int().min(0).optional() })),
  },
  responses: {
    201: jsonContent(AssignmentJson, "Assigned"),
    ...REFUSALS,
    409: conflict("`not-eligible` with the reasons, or `already-assigned` with the owner"),
  },
});

const touchRoute = createRoute({
  method: "post",
  path: "/leads/{id}/touches",
  operationId: "logTouch",
  tags: ["Leads"],
  summary: "Somebody contacted the prospect; the first touch stops the clock",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: LeadId,
    body: jsonBody(z.strictObject({ kind: z.enum(TOUCH_KINDS), at: Instant.optional(), note: Note })),
  },
  responses: { 201: jsonContent(z.object({ id: z.string(), at: Instant, first: z.boolean() }), "Logged"), ...REFUSALS },
});

const dispositionRoute = createRoute({
  method: "post",
  path: "/leads/{id}/dispositions",
  operationId: "recordDisposition",
  tags: ["Leads"],
  summary: "What became of it: a reason code with a next step",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: LeadId,
    body: jsonBody(z.strictObject({ code: z.string().max(100), note: Note, revisitAt: Instant.optional() })),
  },
  responses: { 201: jsonContent(LeadStandingJson, "Recorded; the lead as it stands now"), ...REFUSALS },
});

const outcomeRoute = createRoute({
  method: "post",
  path: "/leads/{id}/outcomes",
  operationId: "recordOutcome",
  tags: ["Leads"],
  summary: "How the sale went",
  security: SECURED,
  request: {
    headers: IdempotencyHeader,
    params: LeadId,
    body: jsonBody(
      z.strictObject({
        stage: z.enum(["sql", "opportunity", "won", "lost"]),
        amount: z.number().nonnegative().optional(),
      }),
    ),
  },
  responses: {
    201: jsonContent(LeadStandingJson, "Recorded; the lead as it stands now"),
    ...REFUSALS,
    409: conflict("The lead cannot move there"),
  },
});

export function leadWorkApi() {
  const api = resource();

  api.openapi(assignRoute, async (c) => {
    const lead = await leadFor(c, c.req.valid("param").id, "assignments:write", "lead.assign");
    const body = c.req.valid("json");
    const actor = actorOf(c.get("principal"));
    return idempotent(c, { body, status: 201, schema: AssignmentJson }, async (deps) => {
      const rep = (await findPeople(deps.db, [body.rep])).get(body.rep);
      if (!rep) throw unknown("rep", body.rep);
      const claimed = await claimLead(deps, { leadId: lead.id, repId: rep.id, ifRevision: body.ifRevision, actor });
      switch (claimed.kind) {
        case "not_found":
          throw unknown("lead", lead.id);
        case "not_eligible":
          throw refusal({
            status: 409,
            type: "not-eligible",
            title: "This rep may not receive this campaign's leads now",
            extra: { reasons: claimed.reasons },
          });
        case "already_assigned": {
          const owner = (await findPeople(deps.db, [claimed.assignment.repId])).get(claimed.assignment.repId);
          throw refusal({
            status: 409,
            type: "already-assigned",
            title: "This lead has an owner",
            extra: { owner: { id: claimed.assignment.repId, email: owner?.email ?? "" } },
          });
        }
        case "not_assignable":
          throw refusal({
            status: 409,
            type: "not-assignable",
            title: "This lead cannot be assigned",
            detail: `found it in the stage ${claimed.stage}, expected qualified or held`,
          });
        case "assigned": {
          const { id, assignedAt, decisionId, via } = claimed.assignment;
          return { id, rep: { id: rep.id, email: rep.email }, assignedAt: iso(assignedAt), decision: decisionId, via };
        }
      }
    });
  });

  api.openapi(touchRoute, async (c) => {
    const lead = await leadFor(c, c.req.valid("param").id, "leads:write", "lead.work");
    const body = c.req.valid("json");
    const actor = actorOf(c.get("principal"));
    const schema = z.object({ id: z.string(), at: Instant, first: z.boolean() });
    return idempotent(c, { body, status: 201, schema }, async (deps) => {
      const at = body.at === undefined ? undefined : Date.parse(body.at);
      const logged = await logTouch(deps, { leadId: lead.id, kind: body.kind, at, note: body.note, actor });
      if (logged.kind === "not_found") throw unknown("lead", lead.id);
      if (logged.kind === "refused") throw invalidField(logged.field, logged.message);
      return { id: logged.id, at: iso(logged.at), first: logged.first };
    });
  });

  api.openapi(dispositionRoute, async (c) => {
    const lead = await leadFor(c, c.req.valid("param").id, "leads:write", "lead.work");
    const body = c.req.valid("json");
    const actor = actorOf(c.get("principal"));
    return idempotent(c, { body, status: 201, schema: LeadStandingJson }, async (deps) => {
      const revisitAt = body.revisitAt === undefined ? undefined : Date.parse(body.revisitAt);
      const recorded = await recordDisposition(deps, {
        leadId: lead.id,
        code: body.code,
        note: body.note,
        revisitAt,
        actor,
      });
      if (recorded.kind === "not_found") throw unknown("lead", lead.id);
      if (recorded.kind === "refused") throw invalidField("code", recorded.message);
      return toLeadStandingJson(await getLeadStanding(deps.db, lead.id));
    });
  });

  api.openapi(outcomeRoute, async (c) => {
    const lead = await leadFor(c, c.req.valid("param").id, "leads:write", "lead.work");
    const body = c.req.valid("json");
    const actor = actorOf(c.get("principal"));
    return idempotent(c, { body, status: 201, schema: LeadStandingJson }, async (deps) => {
      const recorded = await recordOutcome(deps, { leadId: lead.id, stage: body.stage, amount: body.amount, actor });
      if (recorded.kind === "not_found") throw unknown("lead", lead.id);
      if (recorded.kind === "refused") {
        throw refusal({
          status: 409,
          type: "not-allowed",
          title: "The lead cannot move there",
          detail: recorded.message,
        });
      }
      return toLeadStandingJson(recorded);
    });
  });
  return api;
}
