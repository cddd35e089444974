import { type DispositionVerdict, judgeDisposition } from "#app/domain/leads/dispositions.ts";
import { type Assignment, findOpenAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { insertDisposition } from "#app/stores/dispositions.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { findCampaignIdOfLead, updateLeadDates } from "#app/stores/leads.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { countTouches } from "#app/stores/touches.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { getLeadStanding, type LeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { moveLead } from "#app/use-cases/leads/move-lead.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { reassignLead } from "#app/use-cases/routing/reassign.ts";
import { findRoutingContext, type RoutingContext } from "#app/use-cases/routing/routing-context.ts";
import { unassign } from "#app/use-cases/routing/unassign.ts";
import type { Db } from "#db/client.ts";

export interface RecordDisposition {
  readonly leadId: string;
  readonly code: string;
  readonly note?: string | undefined;
  readonly revisitAt?: number | undefined;
  readonly actor: Actor;
}
type Accepted = Extract<DispositionVerdict, { kind: "accepted" }>;
type Refused = Extract<DispositionVerdict, { kind: "refused" }>;
export type RecordDispositionResult =
  | ({
      readonly kind: "recorded";
      readonly id: string;
      readonly action: Accepted["action"];
      readonly revisitAt: number | null;
    } & LeadStanding)
  | Refused
  | { readonly kind: "not_found" };

/** What became of a lead, as a code with a next step: nurture until a date, recycle, remove, or route to somebody else. */
export async function recordDisposition(deps: Deps, input: RecordDisposition): Promise<RecordDispositionResult> {
  const campaignId = await findCampaignIdOfLead(deps.db, input.leadId);
  if (campaignId === null) return { kind: "not_found" };
  return inCampaign(deps, campaignId, async (tx): Promise<RecordDispositionResult> => {
    const context = await findRoutingContext(deps, tx, input.leadId);
    if (!context) return { kind: "not_found" };
    const verdict = await judge(tx, context, input);
    if (verdict.kind === "refused") return verdict;

    const owner = await findOpenAssignment(tx, input.leadId);
    const id = await record(tx, context, { input, verdict, owner });
    if (verdict.to === "reroute") {
      const { leadId, actor } = input;
      const why = { why: "rerouted", reason: `rerouted: ${input.code}`, turnBack: verdict.turnBack } as const;
      await reassignLead(deps, tx, { leadId, actor, ...why });
    } else {
      await close(tx, context, { input, verdict, to: verdict.to, owner });
    }
    const { action, revisitAt } = verdict;
    return { kind: "recorded", id, action, revisitAt, ...(await getLeadStanding(tx, input.leadId)) };
  });
}

async function judge(
  tx: Db,
  { at, lead, version }: RoutingContext,
  input: RecordDisposition,
): Promise<DispositionVerdict> {
  return judgeDisposition(version?.playbook.dispositions ?? [], {
    code: input.code,
    stage: lead.stage,
    touches: await countTouches(tx, { leadId: lead.id, since: lead.qualifiedAt ?? lead.receivedAt }),
    minTouches: version?.playbook.sla.minTouches ?? 0,
    at,
    revisitAt: input.revisitAt ?? null,
  });
}

async function record(
  tx: Db,
  { at, campaign, lead }: RoutingContext,
  { input, verdict, owner }: { input: RecordDisposition; verdict: Accepted; owner: Assignment | null },
): Promise<string> {
  const { action, revisitAt } = verdict;
  const repId = input.actor.kind === "person" ? input.actor.id : (owner?.repId ?? null);
  const note = input.note ?? null;
  const id = await insertDisposition(tx, { leadId: lead.id, repId, code: input.code, action, note, revisitAt, at });
  const subject = `lead:${lead.id}`;
  const data = {
    lead: lead.id,
    campaign: campaign.key,
    code: input.code,
    action,
    revisitAt: revisitAt === null ? null : new Date(revisitAt).toISOString(),
  };
  await insertOutboxEvent(tx, { type: "lead.dispositioned", subject, data, at });
  await insertAudit(tx, { at, actor: actorText(input.actor), action: "lead.dispositioned", subject, details: data });
  return id;
}

/** The lead leaves its owner, and has a date to come back if there is one. */
async function close(
  tx: Db,
  { at, campaign, lead }: RoutingContext,
  closing: { input: RecordDisposition; verdict: Accepted; to: "nurturing" | "disqualified"; owner: Assignment | null },
): Promise<void> {
  const { input, verdict, to, owner } = closing;
  if (owner) await unassign(tx, { assignment: owner, reason: "dispositioned", turnBack: verdict.turnBack, at });
  await moveLead(tx, lead, to, { campaign, actor: input.actor, reason: `disposition: ${input.code}`, at });
  await updateLeadDates(tx, { id: lead.id, revisitAt: verdict.revisitAt });
  if (verdict.revisitAt === null) return;
  await enqueueJob(tx, "revisit-lead", { leadId: lead.id }, { key: `revisit:${lead.id}`, runAt: verdict.revisitAt });
}
