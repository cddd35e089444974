import { findDueStep, listCampaignIdsWithHolds } from "#app/stores/demo.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { stepHold } from "#app/use-cases/routing/step-hold.ts";
import type { Moment, Past } from "./past.ts";

/** Lets moments happen in their order up to `until`, and between them what the worker would have done by the clock. */
export async function play(past: Past, moments: readonly Moment[], until: number): Promise<void> {
  for (const moment of moments.toSorted((a, b) => a.at - b.at)) {
    if (moment.at > until)
      throw new Error(`a moment of the demo's past lies ahead: ${new Date(moment.at).toISOString()}`);
    await workUpTo(past, moment.at);
    past.clock.set(moment.at);
    await moment.happen(past);
    await release(past);
  }
  await workUpTo(past, until);
  past.clock.set(until);
}

/** Reminders, breaches, escalations and fallbacks, each at its own instant. */
async function workUpTo(past: Past, until: number): Promise<void> {
  for (let step = await findDueStep(past.db, until); step; step = await findDueStep(past.db, until)) {
    past.clock.set(step.at);
    if (step.kind === "clock") await breachClock(past, { clockId: step.id });
    else await stepHold(past, { holdId: step.id });
  }
}

async function release(past: Past): Promise<void> {
  for (const campaignId of await listCampaignIdsWithHolds(past.db)) await releaseHolds(past, { campaignId });
}
