import type { LaunchPlan } from "#app/domain/practice/launch-plan.ts";
import type { Spread } from "#app/domain/practice/simulation/spread.ts";
import { formatDay, formatPercent, plural, pluralWord } from "#app/ui/format.ts";
import type { LaunchRow } from "#app/use-cases/team/plan-launch.ts";

/** 15 questions of 20 seconds. */
const FIVE_MINUTES = 15;
const A_MINUTE = 3;

/** The finding: how many will be ready, and what it takes them. */
export function launchTitle(rows: readonly LaunchRow[], at: number): string {
  const day = formatDay(at, "UTC");
  const plans = rows.flatMap(({ plan }) => plan ?? []);
  if (rows.length === 0) return "Nobody whom you can see is enrolled.";
  const some = plans.length < rows.length ? `Of the ${plans.length} worked out so far, ` : "";
  const all = plans.length;
  const [first] = plans;
  // Whoever is suspended gets no leads on the day, however ready.
  const inTime = rows.flatMap(({ plan, isSuspended }) =>
    plan?.kind === "in_time" && !isSuspended ? [plan.questionsADay] : [],
  );
  if (all === 1 && first && rows.length === 1 && !rows[0]?.isSuspended)
    return `${rows[0]?.name ?? "One"} ${oneFinding(first)} by ${day}.`;
  if (inTime.length === 0)
    return begin(some, `nobody will be ready by ${day}, not even with a quarter of an hour a day.`);
  const most = Math.max(...inTime);
  const make = `${countOf(inTime.length, all)} ${inTime.length === 1 ? "makes" : "make"} it by ${day}`;
  if (most === 0) return begin(some, `${make} without any practice.`);
  if (most <= FIVE_MINUTES) return begin(some, `${make} with ${sittingWords(most)} a day.`);
  const short = inTime.filter((questions) => questions <= FIVE_MINUTES).length;
  if (short === 0) return begin(some, `${make}, but it takes ${sittingWords(most)} a day.`);
  const more = inTime.length - short;
  const others = `${word(more)} more with up to ${sittingWords(most)}`;
  return begin(some, `${countOf(short, all)} make it by ${day} with five minutes a day, ${others}.`);
}

/** "five minutes" */
export function sittingWords(questions: number): string {
  return questions === 0 ? "no practice" : pluralWord(questions / A_MINUTE, "minute").toLowerCase();
}

/** "95 % (76–99 %)": of the runs, and what so few of them can tell. */
export function chanceWords({ chance }: LaunchPlan): string {
  const range = `${Math.round(chance.low * 100)}–${Math.round(chance.high * 100)} %`;
  return `${formatPercent(chance.share)} (${range})`;
}

/** "2–4 minutes a day": where eight of ten runs lie. */
export function rangeWords({ low, high }: Spread): string {
  const [from, to] = [Math.round(low), Math.round(high)];
  if (to < 1) return "under a minute a day";
  if (from < 1) return `up to ${plural(to, "minute")} a day`;
  return from === to ? `about ${plural(to, "minute")} a day` : `${from}–${to} minutes a day`;
}

/** What would get somebody ready who will not be, in the order in which it costs least. */
export function helpWords(plan: LaunchPlan, isSuspended: boolean): string {
  if (isSuspended) return "Lifting the suspension; until then no leads come, however ready";
  if (plan.kind === "in_time") {
    if (plan.questionsADay === 0) return "Nothing: ready on the day as it is";
    return plan.questionsADay > FIVE_MINUTES
      ? "Beginning today: every day that passes makes it longer"
      : "Beginning today";
  }
  const later = plan.laterByDays;
  const start =
    later === null
      ? "Two weeks more would not do with five minutes a day"
      : `${plural(later, "working day")} more would do, with five minutes a day`;
  if (plan.provisional.share >= 0.9) return `A few leads at a time from the first day; ${lower(start)}`;
  return `${start}; until then, a waiver`;
}

function oneFinding(plan: LaunchPlan): string {
  if (plan.kind === "too_late") return "will not be ready";
  return plan.questionsADay === 0
    ? "is ready without practice"
    : `makes it with ${sittingWords(plan.questionsADay)} a day`;
}

function countOf(some: number, all: number): string {
  return some === all ? `all ${word(all)}` : `${word(some)} of ${word(all)}`;
}

function word(count: number): string {
  return pluralWord(count, "", "").trim().toLowerCase();
}

function begin(some: string, rest: string): string {
  const text = `${some}${rest}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
