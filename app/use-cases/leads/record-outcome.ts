import { type Moves, movesTo, type Outcome } from "#app/domain/leads/stages.ts";
import { findOpenAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findCampaignIdOfLead, lockLead, updateLeadDates } from "#app/stores/leads.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { endClock } from "#app/use-cases/leads/end-clock.ts";
import { getLeadStanding, type LeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { moveLead } from "#app/use-cases/leads/move-lead.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { unassign } from "#app/use-cases/routing/unassign.ts";

export interface RecordOutcome {
  readonly leadId: string;
  readonly stage: Outcome;
  /** Of the deal, in the organisation's currency. */
  readonly amount?: number | undefined;
  readonly actor: Actor;
}
export type RecordOutcomeResult =
  | ({ readonly kind: "recorded" } & LeadStanding)
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "not_found" };

/** How the sale went, as the CRM or the rep reports it. The same outcome again only corrects the amount. */
export async function recordOutcome(deps: Deps, input: RecordOutcome): Promise<RecordOutcomeResult> {
  const campaignId = await findCampaignIdOfLead(deps.db, input.leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, async (tx): Promise<RecordOutcomeResult> => {
    const lead = await lockLead(tx, input.leadId);
    if (!lead) return { kind: "not_found" };
    const at = deps.clock.now();
    const path: Moves = lead.stage === input.stage ? { kind: "allowed", moves: [] } : movesTo(lead.stage, input.stage);
    if (path.kind === "refused") return path;

    const campaign = await getCampaign(tx, campaignId);
    let moving = lead;
    for (const to of path.moves) {
      const reason = to === input.stage ? `outcome: ${to}` : `implied by outcome: ${input.stage}`;
      moving = await moveLead(tx, moving, to, { campaign, actor: input.actor, reason, at });
    }
    if (input.amount !== undefined) await updateLeadDates(tx, { id: lead.id, amount: input.amount });
    const owner = await findOpenAssignment(tx, lead.id);
    if (owner) await endClock(tx, { owner, how: "met", at });
    if (owner && (input.stage === "won" || input.stage === "lost")) {
      await unassign(tx, { assignment: owner, reason: input.stage, turnBack: false, at });
    }
    const details = { campaign: campaign.key, stage: input.stage, amount: input.amount ?? null };
    const subject = `lead:${lead.id}`;
    await insertAudit(tx, { at, actor: actorText(input.actor), action: "lead.outcome_recorded", subject, details });
    return { kind: "recorded", ...(await getLeadStanding(tx, lead.id)) };
  });
}
