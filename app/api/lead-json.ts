import type { z } from "@hono/zod-openapi";
import type { LeadHistoryJson, LeadInput, LeadStandingJson, LeftOutJson } from "#app/api/schemas/leads.ts";
import type { LeftOut } from "#app/domain/routing/routing.ts";
import type { LeadHistory } from "#app/stores/views/lead-history.ts";
import type { LeadStanding } from "#app/use-cases/leads/lead-view.ts";
import type { IncomingLead } from "#app/use-cases/leads/receive-lead.ts";

/** From a request's body to what the use-case takes: paths of rules are snake-cased like the playbook's. */
export function toIncomingLead(input: LeadInput): IncomingLead {
  const { contact } = input;
  return {
    campaign: input.campaign,
    externalId: input.externalId,
    details: {
      contact: {
        ...present("email", contact.email),
        ...present("first_name", contact.firstName),
        ...present("last_name", contact.lastName),
        ...present("title", contact.title),
        ...present("phone", contact.phone),
      },
      company: input.company,
      deal: input.deal,
      source: input.source,
      attributes: input.attributes,
      ...(input.inquiry === undefined ? {} : { inquiry: input.inquiry }),
    },
    events: input.events.map(({ type, at, data }) => ({ type, at: Date.parse(at), data })),
  };
}

/** Back from the paths of rules to the names of a request's body. */
export function toContactJson({ first_name, last_name, ...rest }: IncomingLead["details"]["contact"]) {
  return {
    ...rest,
    ...(first_name === undefined ? {} : { firstName: first_name }),
    ...(last_name === undefined ? {} : { lastName: last_name }),
  };
}

export function toLeadStandingJson({ lead, assignment, hold }: LeadStanding): z.infer<typeof LeadStandingJson> {
  return {
    lead: {
      id: lead.id,
      externalId: lead.externalId,
      campaign: lead.campaign,
      stage: lead.stage,
      score: lead.score,
      threshold: lead.threshold,
      qualified: lead.qualified,
      intent: lead.intent,
      criteria: lead.criteria.map(({ key, state, points }) => ({ key, state, points })),
      missing: lead.missing.map(({ criterion, attribute }) => ({ criterion, attribute })),
    },
    assignment: assignment && {
      id: assignment.id,
      rep: { id: assignment.rep.id, email: assignment.rep.email },
      assignedAt: iso(assignment.assignedAt),
      decision: assignment.decision,
      via: assignment.via,
    },
    hold: hold && {
      since: iso(hold.since),
      reasons: hold.reasons.map(toLeftOutJson),
      escalatesAt: iso(hold.escalatesAt),
    },
  };
}

export function toLeftOutJson({ rep, code, message }: LeftOut): z.infer<typeof LeftOutJson> {
  return { rep: { id: rep.id, email: rep.email }, code, message };
}

export function toLeadHistoryJson(history: LeadHistory): z.infer<typeof LeadHistoryJson> {
  return {
    moves: history.moves.map((move) => ({ ...move, at: iso(move.at) })),
    assignments: history.assignments.map(({ rep, assignedAt, endedAt, ...rest }) => ({
      ...rest,
      rep: { id: rep.id, email: rep.email },
      assignedAt: iso(assignedAt),
      endedAt: endedAt === null ? null : iso(endedAt),
    })),
    touches: history.touches.map((touch) => ({ ...touch, at: iso(touch.at) })),
    dispositions: history.dispositions.map(({ revisitAt, at, ...rest }) => ({
      ...rest,
      revisitAt: revisitAt === null ? null : iso(revisitAt),
      at: iso(at),
    })),
  };
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

function present(key: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: value };
}
