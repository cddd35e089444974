import type { RecallPoint } from "../pictures/recall-geometry.ts";
import { DAY, NOW } from "./sample.ts";

/** A saw tooth: answers so many days before now, each making memory last longer; sampled up to some days after now. */
export function sampleCurve(answeredDaysAgo: readonly number[], lastStability: number, untilDays = 18): RecallPoint[] {
  return answeredDaysAgo.flatMap((ago, index) => {
    const stability = (lastStability * (index + 1)) / answeredDaysAgo.length;
    const start = NOW - ago * DAY;
    const next = answeredDaysAgo[index + 1];
    const end = next === undefined ? NOW + untilDays * DAY : NOW - next * DAY;
    return Array.from({ length: 21 }, (_, step) => {
      const at = start + ((end - start) * step) / 20;
      return { at, recall: (1 + (0.2346 * (at - start)) / DAY / stability) ** -0.5 };
    });
  });
}

/** When the last tooth of such a curve falls to 0.80. */
export function sampleCrossing(answeredDaysAgo: readonly number[], stability: number): number {
  return NOW - (answeredDaysAgo.at(-1) ?? 0) * DAY + ((0.8 ** -2 - 1) / 0.2346) * stability * DAY;
}
