import type { PracticeSituation } from "#app/domain/practice/practice.ts";
import { assess, isUnprovenCritical } from "#app/domain/readiness/assess.ts";
import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { DAY_MS, DAY_STARTS_AT_HOUR, HOUR_MS } from "#app/domain/time.ts";

export interface NextPractice {
  readonly at: number;
  readonly campaign: string;
  readonly title: string;
  /** Another day proves it, or it starts to fade. */
  readonly why: "prove" | "due";
}

/** The first instant at which something that is fine now is worth asking again; null if there is nothing to keep. */
export function nextPractice({ at, campaigns }: PracticeSituation, timeZone: string): NextPractice | null {
  const tomorrow = nextPracticeDay(at, timeZone);
  const moments = campaigns.flatMap((campaign) =>
    assess(campaign, at).criteria.flatMap((decision): NextPractice[] => {
      const place = { campaign: campaign.key, title: decision.title };
      if (isUnprovenCritical(decision)) return [{ ...place, at: tomorrow, why: "prove" }];
      if (decision.dueAt === null || decision.dueAt <= at) return [];
      return [{ ...place, at: decision.dueAt, why: "due" }];
    }),
  );
  return moments.toSorted((a, b) => a.at - b.at)[0] ?? null;
}

/** 04:00 on the rep's wall clock, of the practice day after the one `at` falls on. */
export function nextPracticeDay(at: number, timeZone: string): number {
  const hours = DAY_STARTS_AT_HOUR * HOUR_MS;
  return startOfDay(at - hours + DAY_MS, timeZone) + hours;
}
