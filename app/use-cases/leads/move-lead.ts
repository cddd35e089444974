import type { Stage } from "#app/domain/leads/lead.ts";
import { move } from "#app/domain/leads/stages.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { saveMove } from "#app/stores/lead-moves.ts";
import type { Lead } from "#app/stores/leads.ts";
import { type Actor, actorText } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/** Moves a locked lead to its next stage, with its history and announcement. A move that isn't allowed is a bug. */
export async function moveLead<Moved extends Pick<Lead, "id" | "stage">>(
  tx: Db,
  lead: Moved,
  to: Stage,
  { campaign, actor, reason, at }: { campaign: Pick<Campaign, "key">; actor: Actor; reason: string; at: number },
): Promise<Moved> {
  const step = move(lead.stage, to);
  if (step.kind === "refused") throw new Error(`lead ${lead.id}: ${step.message}`);
  await saveMove(tx, {
    leadId: lead.id,
    from: lead.stage,
    to,
    campaign: campaign.key,
    actor: actorText(actor),
    reason,
    at,
  });
  return { ...lead, stage: to };
}
