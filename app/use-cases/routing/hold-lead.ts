import type { RoutingInputs, RoutingOutcome } from "#app/domain/routing/decision.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { insertDecision } from "#app/stores/decisions.ts";
import { findOpenHold, type Hold, insertHold, updateHoldReasons } from "#app/stores/holds.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { saveMove } from "#app/stores/lead-moves.ts";
import { insertNotices, listManagerIds } from "#app/stores/notices.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { actorText } from "#app/use-cases/deps.ts";
import type { AssignInput } from "#app/use-cases/routing/assign.ts";
import type { PublishedContext } from "#app/use-cases/routing/load-inputs.ts";
import { prospectName } from "#app/use-cases/routing/prospect-name.ts";
import type { Db } from "#db/client.ts";

interface Nobody {
  readonly context: PublishedContext;
  readonly inputs: RoutingInputs;
  readonly outcome: Extract<RoutingOutcome, { kind: "nobody" }>;
  readonly input: AssignInput;
}

/** Nobody may have the lead: it waits, where everybody sees it, with the reasons and a time limit. */
export async function holdLead(tx: Db, nobody: Nobody): Promise<Hold> {
  const { context, inputs, outcome, input } = nobody;
  const { at, campaign, lead, version } = context;
  const waiting = lead.stage === "held" ? await findOpenHold(tx, lead.id) : null;
  if (waiting) {
    await updateHoldReasons(tx, { id: waiting.id, pool: inputs.route.pool, reasons: outcome.leftOut });
    return { ...waiting, pool: inputs.route.pool, reasons: outcome.leftOut };
  }
  const decisionId = await insertDecision(tx, {
    campaignId: campaign.id,
    leadId: lead.id,
    playbookId: version.id,
    outcome: "held",
    chosenRepId: null,
    record: { format: 1, playbookVersion: version.version, inputs, outcome },
    at,
  });
  const policy = version.playbook.routing.hold;
  const hold = await insertHold(tx, {
    leadId: lead.id,
    campaignId: campaign.id,
    since: at,
    pool: inputs.route.pool,
    decisionId,
    reasons: outcome.leftOut,
    escalatesAt: at + policy.escalateAfterMs,
    fallsBackAt: policy.fallbackAfterMs === undefined ? null : at + policy.fallbackAfterMs,
  });
  const move = { leadId: lead.id, from: lead.stage, to: "held", campaign: campaign.key, at } as const;
  await saveMove(tx, { ...move, actor: actorText(input.actor), reason: "nobody eligible is free" });
  const firstStepAt = Math.min(hold.escalatesAt, hold.fallsBackAt ?? Infinity);
  await enqueueJob(tx, "step-hold", { holdId: hold.id }, { key: `hold:${hold.id}`, runAt: firstStepAt });
  await announce(tx, nobody, hold);
  return hold;
}

async function announce(tx: Db, { context, inputs, outcome, input }: Nobody, hold: Hold): Promise<void> {
  const { at, campaign, lead } = context;
  await insertNotices(tx, {
    personIds: [...(await listManagerIds(tx, campaign.id)), campaign.salesOwnerId],
    kind: "lead_held",
    title: `A lead of ${campaign.name} is waiting`,
    body: `${prospectName(lead.details)}: nobody in the pool ${inputs.route.pool} may take it now.`,
    href: `/leads/${lead.id}`,
    dedupeKey: `held:${hold.id}`,
    at,
  });
  const subject = `lead:${lead.id}`;
  const data = {
    lead: lead.id,
    campaign: campaign.key,
    pool: inputs.route.pool,
    decision: hold.decisionId,
    escalatesAt: new Date(hold.escalatesAt).toISOString(),
    reasons: outcome.leftOut
      .filter((one) => one.code !== "not_in_pool")
      .map(({ rep, code }) => ({ rep: rep.id, code })),
  };
  await insertOutboxEvent(tx, { type: "lead.held", subject, data, at });
  await insertAudit(tx, { at, actor: actorText(input.actor), action: "lead.held", subject, details: data });
}
