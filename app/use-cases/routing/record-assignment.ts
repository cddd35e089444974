import { ledgerAfter, type RoutingInputs, type RoutingOutcome } from "#app/domain/routing/decision.ts";
import { firstTouchTimes } from "#app/domain/sla/clocks.ts";
import { type Assignment, insertAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { insertClock } from "#app/stores/clocks.ts";
import { insertDecision } from "#app/stores/decisions.ts";
import { endHold } from "#app/stores/holds.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { saveMove } from "#app/stores/lead-moves.ts";
import { saveLedger } from "#app/stores/ledger.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { findPerson } from "#app/stores/people.ts";
import { actorText } from "#app/use-cases/deps.ts";
import type { AssignInput } from "#app/use-cases/routing/assign.ts";
import type { PublishedContext } from "#app/use-cases/routing/load-inputs.ts";
import { prospectName } from "#app/use-cases/routing/prospect-name.ts";
import type { Db } from "#db/client.ts";

interface Chosen {
  readonly context: PublishedContext;
  readonly inputs: RoutingInputs;
  readonly outcome: Extract<RoutingOutcome, { kind: "chosen" }>;
  readonly input: AssignInput;
}

/** Writes an assignment and all that belongs to it: decision, ledger, stage, clock, notice, outbox, audit. */
export async function recordAssignment(tx: Db, chosen: Chosen): Promise<Assignment> {
  const { context, inputs, outcome, input } = chosen;
  const { at, campaign, lead, version } = context;
  const decisionId = await insertDecision(tx, {
    campaignId: campaign.id,
    leadId: lead.id,
    playbookId: version.id,
    outcome: outcomeName(inputs),
    chosenRepId: outcome.repId,
    record: { format: 1, playbookVersion: version.version, inputs, outcome },
    at,
  });
  const assignment = await insertAssignment(tx, {
    leadId: lead.id,
    campaignId: campaign.id,
    repId: outcome.repId,
    playbookId: version.id,
    decisionId,
    ...verdictOf(inputs, outcome.repId),
    pool: inputs.route.pool,
    assignedAt: at,
  });
  if (outcome.turns.length > 0) {
    const ledger = ledgerAfter(inputs, outcome);
    await saveLedger(tx, { campaignId: campaign.id, pool: inputs.route.pool, repId: outcome.repId, ledger });
  }
  if (lead.stage !== "assigned") {
    const move = { leadId: lead.id, from: lead.stage, to: "assigned", campaign: campaign.key, at } as const;
    await saveMove(tx, { ...move, actor: actorText(input.actor), reason: input.reason });
  }
  if (lead.stage === "held") await endHold(tx, { leadId: lead.id, at, reason: outcomeName(inputs) });
  await startClock(tx, chosen, assignment);
  await announce(tx, chosen, assignment);
  return assignment;
}

async function startClock(tx: Db, { context, inputs }: Chosen, assignment: Assignment): Promise<void> {
  const { at, lead, version } = context;
  const known = inputs.reps.find((rep) => rep.id === assignment.repId) ?? (await findPerson(tx, assignment.repId));
  const times = firstTouchTimes(version.playbook.sla, lead.score.intent, at, known?.timeZone ?? "UTC");
  const clockId = await insertClock(tx, { leadId: lead.id, assignmentId: assignment.id, startedAt: at, times });
  await enqueueJob(tx, "breach-clock", { clockId }, { key: `clock:${clockId}`, runAt: times.remindsAt });
}

async function announce(tx: Db, { context, inputs, input }: Chosen, assignment: Assignment): Promise<void> {
  const { at, campaign, lead } = context;
  await insertNotices(tx, {
    personIds: [assignment.repId],
    kind: "lead_assigned",
    title: `New lead: ${prospectName(lead.details)}`,
    body: `${campaign.name}. ${lead.score.intent === "high" ? "High intent, " : ""}${lead.score.score} points.`,
    href: `/leads/${lead.id}`,
    dedupeKey: `assigned:${assignment.id}`,
    at,
  });
  const data = {
    lead: lead.id,
    campaign: campaign.key,
    assignment: assignment.id,
    rep: assignment.repId,
    decision: assignment.decisionId,
    via: assignment.via,
    mode: inputs.mode.kind,
  };
  await insertOutboxEvent(tx, { type: "lead.assigned", subject: `lead:${lead.id}`, data, at });
  const subject = `lead:${lead.id}`;
  await insertAudit(tx, { at, actor: actorText(input.actor), action: "lead.assigned", subject, details: data });
}

function verdictOf({ mode, reps }: RoutingInputs, repId: string): Pick<Assignment, "level" | "via"> {
  const verdict = reps.find((rep) => rep.id === repId)?.verdict;
  const level = verdict?.level ?? "not_ready";
  if (mode.kind === "fallback") return { level, via: "fallback" };
  if (!verdict || verdict.via === null) throw new Error(`rep ${repId} was chosen without being eligible`);
  return { level, via: verdict.via };
}

function outcomeName({ mode }: RoutingInputs): "assigned" | "fallback" | "claimed" {
  const names = { route: "assigned", fallback: "fallback", claim: "claimed" } as const;
  return names[mode.kind];
}
