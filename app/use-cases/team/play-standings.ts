import { setImmediate } from "node:timers/promises";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import { type LaunchPlan, launchPlan } from "#app/domain/practice/launch-plan.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import type { PracticeCalendar } from "#app/domain/practice/rhythm.ts";
import { DAY_MS } from "#app/domain/time.ts";

export interface RepToPlay {
  readonly repId: string;
  /** Weighted mean recall now: the least is worked out first. */
  readonly score: number;
  readonly campaign: PracticeCampaign;
  readonly calendar: PracticeCalendar;
}

/** Simulated runs of each standing: of 20, at least 18 must end ready. */
export const RUNS = 20;
/** Of their practice days ahead, how many are practised: nobody practises on all of them. */
export const ATTENDANCE = 0.9;
/** Standings worked out for one request, so that nobody waits long; the next request goes on. */
const PLAYED_AT_ONCE = 8;
const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, LaunchPlan>();

/**
 * The plan of each rep. Who stands alike is played once, and the same standing on the same day has the same plan, so it is
 * kept; those beyond `PLAYED_AT_ONCE` new ones are left out. Between two, everybody else's requests get their turn.
 */
export async function playStandings(
  reps: readonly RepToPlay[],
  { now, launchAt, model }: { now: number; launchAt: number; model: MemoryModel },
): Promise<Map<string, LaunchPlan>> {
  const today = Math.floor(now / DAY_MS);
  const plans = new Map<string, LaunchPlan>();
  let played = 0;
  for (const { repId, campaign, calendar } of reps.toSorted((a, b) => a.score - b.score)) {
    const key = JSON.stringify([today, launchAt, modelName(model), campaign, calendar]);
    let plan = remembered.get(key);
    if (!plan && played < PLAYED_AT_ONCE) {
      played += 1;
      plan = launchPlan({ campaign, calendar, model, now, launchAt, attendance: ATTENDANCE, runs: RUNS, seed: 1 });
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, plan);
      await setImmediate();
    }
    if (plan) plans.set(repId, plan);
  }
  return plans;
}
