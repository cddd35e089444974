import { clockStep } from "#app/domain/sla/clocks.ts";
import { type Assignment, findOpenAssignment } from "#app/stores/assignments.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findClock, lockClock, markBreached, markReminded, type SlaClock } from "#app/stores/clocks.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { findCampaignIdOfLead, type Lead, lockLead } from "#app/stores/leads.ts";
import { insertNotices, listManagerIdsOfRep, settleNoticesOf } from "#app/stores/notices.ts";
import { insertOutboxEvent } from "#app/stores/outbox.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { clockReminderKey } from "#app/use-cases/leads/end-clock.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { prospectName } from "#app/use-cases/routing/prospect-name.ts";
import { reassignLead } from "#app/use-cases/routing/reassign.ts";
import type { Db } from "#db/client.ts";

const SYSTEM: Actor = { kind: "system" };

interface Running {
  readonly at: number;
  readonly clock: SlaClock;
  readonly lead: Lead;
  readonly owner: Assignment;
  readonly campaign: Campaign;
}

/**
 * What a first-touch clock calls for now: a reminder before it runs out, the breach, and after more silence another rep.
 * Runs as a job; each step is written with its effect, so it is taken once, also after the process was down (R11).
 */
export async function breachClock(deps: Deps, { clockId }: { clockId: string }): Promise<void> {
  const seen = await findClock(deps.db, clockId);
  const campaignId = seen ? await findCampaignIdOfLead(deps.db, seen.leadId) : null;
  if (!seen || campaignId === null) return;
  await inCampaign(deps, campaignId, async (tx) => {
    const lead = await lockLead(tx, seen.leadId);
    const clock = await lockClock(tx, clockId);
    const owner = await findOpenAssignment(tx, seen.leadId);
    if (!lead || !clock || owner?.id !== clock.assignmentId) return;
    const campaign = await getCampaign(tx, campaignId);
    await step(deps, tx, { at: deps.clock.now(), clock, lead, owner, campaign });
  });
}

async function step(deps: Deps, tx: Db, running: Running): Promise<void> {
  const { at, clock, lead, owner } = running;
  const { times } = clock;
  const stopped = clock.metAt !== null || clock.stoppedAt !== null;
  const state = { stopped, breached: clock.breachedAt !== null, reminded: clock.remindedAt !== null };
  // The fallback is the end of the line: nobody stands behind them.
  const last = owner.via === "fallback";
  switch (clockStep(state, last ? { ...times, reassignsAt: null } : times, at)) {
    case "none":
      return;
    case "remind":
      await remind(tx, running);
      return wake(tx, clock, times.dueAt);
    case "breach":
      await breach(tx, running);
      return step(deps, tx, { ...running, clock: { ...clock, breachedAt: at } });
    case "reassign":
      await reassignLead(deps, tx, {
        leadId: lead.id,
        actor: SYSTEM,
        why: "silent",
        reason: "no first touch in time",
        turnBack: false,
      });
      return;
    case "wait": {
      const next = [times.remindsAt, times.dueAt, times.reassignsAt ?? 0].filter((one) => one > at);
      return wake(tx, clock, Math.min(...next));
    }
  }
}

async function wake(tx: Db, clock: SlaClock, runAt: number): Promise<void> {
  await enqueueJob(tx, "breach-clock", { clockId: clock.id }, { key: `clock:${clock.id}`, runAt });
}

async function remind(tx: Db, { at, clock, lead, owner, campaign }: Running): Promise<void> {
  await markReminded(tx, { id: clock.id, at });
  await insertNotices(tx, {
    personIds: [owner.repId],
    kind: "sla_reminder",
    title: `${prospectName(lead.details)} is waiting for you`,
    body: `${campaign.name}: a quarter of the time for the first touch is left.`,
    href: `/leads/${lead.id}`,
    dedupeKey: clockReminderKey(clock.id),
    at,
  });
  await insertAudit(tx, {
    at,
    actor: "system",
    action: "sla.reminded",
    subject: `lead:${lead.id}`,
    details: { clock: clock.id },
  });
}

async function breach(tx: Db, { at, clock, lead, owner, campaign }: Running): Promise<void> {
  await markBreached(tx, { id: clock.id, at });
  await settleNoticesOf(tx, { personId: owner.repId, dedupeKeys: [clockReminderKey(clock.id)], at });
  const managers = await listManagerIdsOfRep(tx, owner.repId);
  await insertNotices(tx, {
    personIds: [owner.repId, ...managers, campaign.salesOwnerId],
    kind: "sla_breached",
    title: `No first touch in time: ${prospectName(lead.details)}`,
    body: `${campaign.name}: the agreed time has run out.`,
    href: `/leads/${lead.id}`,
    dedupeKey: `breach:${clock.id}`,
    at,
  });
  const subject = `lead:${lead.id}`;
  const dueAt = new Date(clock.times.dueAt).toISOString();
  const data = { lead: lead.id, campaign: campaign.key, rep: owner.repId, clock: clock.id, dueAt };
  await insertOutboxEvent(tx, { type: "sla.breached", subject, data, at });
  await insertAudit(tx, { at, actor: "system", action: "sla.breached", subject, details: data });
}
