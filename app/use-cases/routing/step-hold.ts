import type { RepName } from "#app/domain/routing/routing.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findHold, type Hold, markEscalated } from "#app/stores/holds.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { insertNotices, listManagerIds } from "#app/stores/notices.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import { findPerson, findPersonByEmail } from "#app/stores/people.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { assignLead } from "#app/use-cases/routing/assign.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { versionInForce } from "#app/use-cases/routing/routing-context.ts";
import { MINUTE_MS } from "#app/domain/time.ts";
import type { Db } from "#db/client.ts";

const SYSTEM: Actor = { kind: "system" };

/** A hold nobody is named to end is tried again this often: leave ends and days begin without an event. */
const RETRY_MS = 15 * MINUTE_MS;

/**
 * What a hold's time calls for: first one more try with everybody; then, once, the managers are told; in the end the named
 * fallback gets the lead, marked as such. Runs as a job; running it twice does nothing twice.
 */
export async function stepHold(deps: Deps, { holdId }: { holdId: string }): Promise<void> {
  const seen = await findHold(deps.db, holdId);
  if (!seen || seen.endedAt !== null) return;
  await inCampaign(deps, seen.campaignId, async (tx) => {
    const hold = await findHold(tx, holdId);
    if (!hold || hold.endedAt !== null) return;
    const result = await assignLead(deps, tx, { leadId: hold.leadId, actor: SYSTEM, reason: "released from hold" });
    if (result.kind !== "held") return;

    const at = deps.clock.now();
    const campaign = await getCampaign(tx, hold.campaignId);
    if (at >= hold.escalatesAt && (await markEscalated(tx, { id: hold.id, at })))
      await escalate(tx, { hold, campaign, at });
    if (hold.fallsBackAt !== null && at >= hold.fallsBackAt && (await fallBack(deps, tx, { hold, campaign, at })))
      return;
    await enqueueJob(tx, "step-hold", { holdId }, { key: `hold:${holdId}`, runAt: nextStepAt(hold, at) });
  });
}

function nextStepAt(hold: Hold, at: number): number {
  const ahead = [hold.escalatesAt, hold.fallsBackAt ?? 0].filter((step) => step > at);
  return Math.min(at + RETRY_MS, ...ahead);
}

/** False if there is nobody who could be the fallback. */
async function fallBack(deps: Deps, tx: Db, held: { hold: Hold; campaign: Campaign; at: number }): Promise<boolean> {
  const rep = await fallbackPerson(tx, held.campaign, held.at);
  if (!rep) return false;
  const input = { leadId: held.hold.leadId, actor: SYSTEM, reason: "nobody became eligible in time: fallback" };
  const result = await assignLead(deps, tx, { ...input, mode: { kind: "fallback", rep } });
  return result.kind === "assigned";
}

/** Whom the playbook in force names, or else the campaign's sales owner. */
async function fallbackPerson(tx: Db, campaign: Campaign, at: number): Promise<RepName | null> {
  const named = (await versionInForce(tx, campaign, at))?.playbook.routing.hold.fallback;
  const people = [
    named === undefined ? null : await findPersonByEmail(tx, named),
    await findPerson(tx, campaign.salesOwnerId),
  ];
  const person = people.find((one) => one?.status === "active");
  return person ? { id: person.id, email: person.email, name: person.name } : null;
}

async function escalate(tx: Db, { hold, campaign, at }: { hold: Hold; campaign: Campaign; at: number }): Promise<void> {
  await insertNotices(tx, {
    personIds: [...(await listManagerIds(tx, campaign.id)), campaign.salesOwnerId, campaign.marketingOwnerId],
    kind: "hold_escalated",
    title: `A lead of ${campaign.name} still waits`,
    body: `Nobody in the pool ${hold.pool} has become eligible. Unblock somebody, or it goes to the fallback.`,
    href: `/leads/${hold.leadId}`,
    dedupeKey: `escalated:${hold.id}`,
    at,
  });
  const subject = `lead:${hold.leadId}`;
  const data = { lead: hold.leadId, campaign: campaign.key, pool: hold.pool, escalated: true };
  await insertOutboxEvent(tx, { type: "lead.held", subject, data, at });
  await insertAudit(tx, { at, actor: "system", action: "hold.escalated", subject, details: data });
}
