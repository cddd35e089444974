import { isDisqualified, stageAfterScoring } from "#app/domain/leads/after-scoring.ts";
import { type LeadScore, scoreLead } from "#app/domain/leads/score.ts";
import type { Stage } from "#app/domain/leads/lead.ts";
import { findLastDisposition } from "#app/stores/dispositions.ts";
import { endHold } from "#app/stores/holds.ts";
import { findCampaignIdOfLead, type Lead, updateLeadScore } from "#app/stores/leads.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { moveLead } from "#app/use-cases/leads/move-lead.ts";
import { assignInContext, type AssignResult } from "#app/use-cases/routing/assign.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import type { PublishedContext } from "#app/use-cases/routing/load-inputs.ts";
import { factsOf, findRoutingContext, type RoutingContext } from "#app/use-cases/routing/routing-context.ts";
import type { Db } from "#db/client.ts";

export interface Rescore {
  readonly leadId: string;
  readonly actor: Actor;
  /** The prospect has just done something: that ends a rest before its date. */
  readonly newSignal?: boolean;
  /** As of when it last qualified, if it did: another text is the reason, so the time that has passed since counts nothing. */
  readonly asQualified?: boolean;
}

/**
 * Scores a lead under the version in force and lets follow what follows: a move, an owner, a hold. The campaign's lock is
 * held. Before the first version is published a lead stays received; nothing is lost.
 *
 * @returns what came of assigning it; null if there was nothing to assign
 */
export async function rescoreLead(deps: Deps, tx: Db, input: Rescore): Promise<Rescored | null> {
  const context = await findRoutingContext(deps, tx, input.leadId);
  return context ? rescoreInContext(deps, tx, context, input) : null;
}

export interface Rescored {
  readonly lead: Lead;
  readonly assigning: AssignResult | null;
}

/** `rescoreLead` for a caller that has just read the context itself, under the same lock. */
export async function rescoreInContext(
  deps: Deps,
  tx: Db,
  context: RoutingContext,
  input: Omit<Rescore, "leadId">,
): Promise<Rescored> {
  const { at, version } = context;
  if (!version) return { lead: context.lead, assigning: null };
  const as = input.asQualified === true ? (context.lead.qualifiedAt ?? at) : at;
  const score = scoreLead(version.playbook, factsOf(context), as);
  const published = { ...context, version };
  const to = await nextStage(tx, published, score, input);
  const qualifiedAt = to === "qualified" ? at : null;
  await updateLeadScore(tx, { id: context.lead.id, score, playbookId: version.id, at, qualifiedAt });
  if (to !== null) await enter(tx, published, { to, score, actor: input.actor });

  const stage = to ?? context.lead.stage;
  const lead = { ...context.lead, stage, score, qualifiedAt: qualifiedAt ?? context.lead.qualifiedAt };
  if (stage !== "qualified" && stage !== "held") return { lead, assigning: null };
  const reason = score.intent === "high" ? "qualified with high intent" : "qualified";
  const assigning = await assignInContext(
    deps,
    tx,
    { ...context, lead },
    { leadId: lead.id, actor: input.actor, reason },
  );
  return { lead, assigning };
}

/** `rescoreLead` in a transaction of its own. */
export async function rescoreLeadNow(deps: Deps, input: Rescore): Promise<void> {
  const campaignId = await findCampaignIdOfLead(deps.db, input.leadId);
  if (campaignId === null) return;
  await inCampaign(deps, campaignId, (tx) => rescoreLead(deps, tx, input));
}

async function nextStage(
  tx: Db,
  context: PublishedContext,
  score: LeadScore,
  input: Omit<Rescore, "leadId">,
): Promise<Stage | null> {
  const { at, lead, version } = context;
  const removed = lead.stage === "disqualified" && (await findLastDisposition(tx, lead.id))?.action === "remove";
  return stageAfterScoring({
    stage: lead.stage,
    qualified: score.qualified,
    disqualified: isDisqualified(score, version.playbook.criteria),
    resting: lead.revisitAt !== null && lead.revisitAt > at && input.newSignal !== true,
    removed,
  });
}

async function enter(
  tx: Db,
  context: PublishedContext,
  { to, score, actor }: { to: Stage; score: LeadScore; actor: Actor },
): Promise<void> {
  const { at, campaign, lead, version } = context;
  if (lead.stage === "held") await endHold(tx, { leadId: lead.id, at, reason: "no_longer_qualified" });
  await moveLead(tx, lead, to, { campaign, actor, at, reason: reasonFor(to, score, context) });
  if (to !== "qualified") return;
  const data = {
    lead: lead.id,
    campaign: campaign.key,
    score: score.score,
    intent: score.intent,
    version: version.version,
  };
  await insertOutboxEvent(tx, { type: "lead.qualified", subject: `lead:${lead.id}`, data, at });
}

function reasonFor(to: Stage, score: LeadScore, { version }: PublishedContext): string {
  const points = `${score.score} of ${score.threshold} points under version ${version.version}`;
  if (to === "disqualified") return `a disqualifier is met, ${points}`;
  const unknown = score.missing.length;
  const missing = unknown === 0 ? "" : `, ${unknown} ${unknown === 1 ? "fact" : "facts"} missing`;
  return to === "qualified" ? points : `${points}${missing}`;
}
