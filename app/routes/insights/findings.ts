import { TOO_FEW } from "#app/domain/insights/proportion.ts";
import type { OutcomeCounts } from "#app/stores/views/insights-criteria.ts";
import type { PromiseCounts } from "#app/stores/views/insights-promises.ts";
import { plural, pluralWord } from "#app/ui/format.ts";
import type { CriterionFigures } from "./criterion-rows.ts";

/** The page in two sentences: what sales made of the leads, and whether they were called in time. */
export function insightsFinding({ leads, handedOver, sql }: OutcomeCounts, promises: PromiseCounts): string {
  const came = `${pluralWord(leads, "lead")} came in`;
  if (handedOver === 0) return `${came}, none has gone to sales yet.`;
  const became = sql === 0 ? "none has become SQL yet" : `${sql} became SQL`;
  const whole = `${came}, ${handedOver} went to sales, ${became}.`;
  const { due, kept } = dueOf(promises);
  if (due === 0) return whole;
  if (kept === due) return `${whole} Every first touch came in time.`;
  return `${whole} ${kept} of ${due} first touches came in time.`;
}

/** Promises whose time is over, one way or the other. */
export function dueOf({ kept, late, missed }: PromiseCounts): { due: number; kept: number } {
  return { due: kept + late + missed, kept };
}

/** Which criterion stands apart, if any does. */
export function criteriaFinding(rows: readonly CriterionFigures[]): string {
  const unfit = rows.filter(({ wrongFitCompared }) => wrongFitCompared === "more");
  const fewer = rows.filter(({ sqlCompared }) => sqlCompared === "less");
  const more = rows.filter(({ sqlCompared }) => sqlCompared === "more");
  const [first] = [...unfit, ...fewer, ...more];
  if (first) {
    if (unfit.includes(first)) return `Wrong fit is said more often where this is met: ${first.title}`;
    return `${fewer.includes(first) ? "Fewer" : "More"} become SQL where this is met: ${first.title}`;
  }
  const unsaid = rows.every(({ sqlCompared, wrongFitCompared }) =>
    [sqlCompared, wrongFitCompared].every((compared) => compared === "too_few"),
  );
  return unsaid ? "Too few leads to tell the criteria apart" : "No criterion stands apart";
}

/** Which weeks the volume came in. */
export function volumeFinding(weeks: readonly { handedOver: number }[]): string {
  const total = weeks.reduce((sum, { handedOver }) => sum + handedOver, 0);
  const most = Math.max(0, ...weeks.map(({ handedOver }) => handedOver));
  if (total === 0) return "No lead was handed over in these weeks";
  return `${plural(total, "lead")} handed over in ${plural(weeks.length, "week")}, at most ${most} in one`;
}

export function promisesFinding(promises: PromiseCounts): string {
  const { due, kept } = dueOf(promises);
  if (due === 0) return "No first touch has fallen due yet";
  if (kept === due)
    return due < TOO_FEW ? `Every first touch came in time, of ${due}` : "Every first touch came in time";
  return `${kept} of ${due} promised first touches came in time`;
}
