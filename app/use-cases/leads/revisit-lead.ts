import { insertAudit } from "#app/stores/audit.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { findCampaignIdOfLead, lockLead, updateLeadDates } from "#app/stores/leads.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { rescoreLead } from "#app/use-cases/leads/rescore.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";

const SYSTEM: Actor = { kind: "system" };

/** A nurtured lead's date has come: it is scored anew and, if it still qualifies, goes back to a rep. Runs as a job. */
export async function revisitLead(deps: Deps, { leadId }: { leadId: string }): Promise<void> {
  const campaignId = await findCampaignIdOfLead(deps.db, leadId);
  if (campaignId === null) return;
  await inCampaign(deps, campaignId, async (tx) => {
    const lead = await lockLead(tx, leadId);
    const at = deps.clock.now();
    if (lead?.stage !== "nurturing" || lead.revisitAt === null) return;
    if (lead.revisitAt > at) {
      await enqueueJob(tx, "revisit-lead", { leadId }, { key: `revisit:${leadId}`, runAt: lead.revisitAt });
      return;
    }
    await updateLeadDates(tx, { id: leadId, revisitAt: null });
    await insertAudit(tx, { at, actor: "system", action: "lead.revisited", subject: `lead:${leadId}` });
    await rescoreLead(deps, tx, { leadId, actor: SYSTEM });
  });
}
