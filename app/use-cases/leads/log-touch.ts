import { findOpenAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { lockLead } from "#app/stores/leads.ts";
import { insertTouch, type TouchKind } from "#app/stores/touches.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { endClock } from "#app/use-cases/leads/end-clock.ts";
import { moveLead } from "#app/use-cases/leads/move-lead.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export interface LogTouch {
  readonly leadId: string;
  readonly kind: TouchKind;
  /** When it happened, epoch milliseconds; now unless told. */
  readonly at?: number | undefined;
  readonly note?: string | undefined;
  readonly actor: Actor;
}
export type LogTouchResult =
  | { readonly kind: "logged"; readonly id: string; readonly at: number; readonly first: boolean }
  | { readonly kind: "refused"; readonly field: "at"; readonly message: string }
  | { readonly kind: "not_found" };

/**
 * Somebody contacted the prospect. The first touch of an assignment stops its clock and makes the lead `working`. The
 * lead's own row is lock enough: nothing here decides about anybody's eligibility or limits.
 */
export async function logTouch(deps: Deps, input: LogTouch): Promise<LogTouchResult> {
  return inTransaction(deps.db, async (tx): Promise<LogTouchResult> => {
    const lead = await lockLead(tx, input.leadId);
    if (!lead) return { kind: "not_found" };
    const now = deps.clock.now();
    const at = input.at ?? now;
    if (at > now) return { kind: "refused", field: "at", message: "found a time ahead, expected one that has passed" };

    const owner = await findOpenAssignment(tx, lead.id);
    const repId = input.actor.kind === "person" ? input.actor.id : (owner?.repId ?? null);
    const note = input.note ?? null;
    const id = await insertTouch(tx, { leadId: lead.id, repId, kind: input.kind, at, note, recordedAt: now });
    const first = owner !== null && lead.stage === "assigned";
    if (owner) await endClock(tx, { owner, how: "met", at: Math.max(at, owner.assignedAt) });
    if (first) {
      const campaign = await getCampaign(tx, lead.campaignId);
      await moveLead(tx, lead, "working", {
        campaign,
        actor: input.actor,
        reason: `first touch: ${input.kind}`,
        at: now,
      });
    }
    await insertAudit(tx, {
      at: now,
      actor: actorText(input.actor),
      action: "lead.touched",
      subject: `lead:${lead.id}`,
      details: { touch: id, kind: input.kind, first },
    });
    return { kind: "logged", id, at, first };
  });
}
