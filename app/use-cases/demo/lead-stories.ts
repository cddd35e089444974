import { assertNever } from "#app/domain/assert-never.ts";
import { DAY_MS, MINUTE_MS } from "#app/domain/time.ts";
import { findOpenAssignment } from "#app/stores/assignments.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import { PAPER, SOCIAL, SUMMIT } from "./agreements.ts";
import { cameToBeJustBreached, cameToBeNearlyDue } from "./deadlines.ts";
import type { Moment, Past } from "./past.ts";
import type { Prospect, Step } from "./prospects.ts";
import { PAPER_PROSPECTS } from "./prospects-paper.ts";
import { SOCIAL_PROSPECTS } from "./prospects-social.ts";
import { SUMMIT_PROSPECTS } from "./prospects-summit.ts";
import { laterAtWork, workday } from "./workdays.ts";

const PROSPECTS = [...SOCIAL_PROSPECTS, ...SUMMIT_PROSPECTS, ...PAPER_PROSPECTS];

const MEDIUM: Readonly<Record<string, string>> = {
  [SOCIAL]: "paid_social",
  [SUMMIT]: "trade_show",
  [PAPER]: "webinar",
};

/** Every lead of the demo, as it came and as its owners worked it. */
export function leadStories(at: number): Moment[] {
  return PROSPECTS.flatMap((prospect) => storyOf(prospect, at));
}

function storyOf(prospect: Prospect, at: number): Moment[] {
  const came = cameAt(prospect, at);
  // Known once it has come; its steps lie later.
  let leadId = "";
  const arrival: Moment = { at: came, happen: async (past) => void (leadId = await receive(past, prospect)) };
  const steps = (prospect.story ?? []).map((step): Moment => ({
    at: laterAtWork(came, step.after),
    happen: (past) => take(past, { leadId, step, of: prospect.id }),
  }));
  return [arrival, ...steps];
}

function cameAt({ came }: Prospect, at: number): number {
  if (came === "just_breached") return cameToBeJustBreached(at);
  if (came === "nearly_due") return cameToBeNearlyDue(at);
  return "minutesAgo" in came ? at - came.minutesAgo * MINUTE_MS : workday(at, ...came);
}

async function receive(past: Past, prospect: Prospect): Promise<string> {
  const [firstName, lastName, title] = prospect.who;
  const at = past.clock.now();
  const result = await receiveLead(past, {
    actor: { kind: "system" },
    lead: {
      campaign: prospect.campaign,
      externalId: prospect.id,
      details: {
        contact: { first_name: firstName, last_name: lastName, title, email: `hello@${prospect.firm.domain}` },
        company: prospect.firm,
        deal: {},
        source: { medium: MEDIUM[prospect.campaign] },
        attributes: prospect.facts,
        ...(prospect.inquiry === undefined ? {} : { inquiry: prospect.inquiry }),
      },
      events: prospect.did.map(([type, daysBefore, data = {}]) => ({ type, at: at - daysBefore * DAY_MS, data })),
    },
  });
  if (result.kind !== "accepted") throw new Error(`${prospect.id} was not accepted: ${result.kind}`);
  return result.lead.id;
}

async function take(past: Past, { leadId, step, of }: { leadId: string; step: Step; of: string }): Promise<void> {
  const owner = await findOpenAssignment(past.db, leadId);
  if (!owner) throw new Error(`${of} has no owner at the step after ${step.after} hours`);
  const actor = { kind: "person" as const, id: owner.repId };
  const result = await recordStep(past, leadId, step, actor);
  if (result.kind !== "logged" && result.kind !== "recorded") throw new Error(`${of}: ${JSON.stringify(result)}`);
}

function recordStep(past: Past, leadId: string, step: Step, actor: { kind: "person"; id: string }) {
  switch (step.kind) {
    case "touch":
      return logTouch(past, { leadId, kind: step.by, note: step.note, actor });
    case "outcome":
      return recordOutcome(past, { leadId, stage: step.stage, amount: step.amount, actor });
    case "disposition":
      return recordDisposition(past, { leadId, code: step.code, note: step.note, actor });
    default:
      return assertNever(step);
  }
}
