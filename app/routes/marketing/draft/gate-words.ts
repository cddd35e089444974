import type { Choice } from "#app/domain/practice/simulation/neighbours.ts";
import type { Wait } from "#app/domain/practice/simulation/practice-cost.ts";
import type { Spread } from "#app/domain/practice/simulation/spread.ts";
import { formatPercent, plural } from "#app/ui/format.ts";
import type { PolicyCost } from "#app/use-cases/playbook/policy-cost.ts";

export const CHOICE_NAMES: readonly { value: Choice; label: string }[] = [
  { value: "recall", label: "Other recall floors" },
  { value: "pass", label: "Other pass scores" },
  { value: "critical", label: "Other variants, critical" },
  { value: "standard", label: "Other variants, standard" },
  { value: "provenDays", label: "Other proven days" },
  { value: "provisional", label: "With and without provisional leads" },
];

/** The page's title: what this policy comes to. */
export function costFinding({ edited, fallout, findings }: PolicyCost): string {
  if (findings.some(({ kind }) => kind === "refused")) return "Nobody can satisfy this policy";
  const lost = fallout?.losers.length ?? 0;
  const people = lost === 0 ? "" : `; ${plural(lost, "person falls", "people fall")} out today`;
  return `${minutes(edited.minutesAtFirst.mean)} min a day at first, ${minutes(edited.minutesLater.mean)} later${people}`;
}

export function choiceValue(choice: Choice, value: number): string {
  if (choice === "recall" || choice === "pass") return formatPercent(value);
  if (choice === "provenDays") return plural(value, "day");
  if (choice === "provisional") return value === 0 ? "No leads" : plural(value, "open lead");
  return plural(value, "variant");
}

/** `3.5 min (3.1 to 4.0)` */
export function minutesSpread({ mean, low, high }: Spread): string {
  return `${minutes(mean)} min (${minutes(low)} to ${minutes(high)})`;
}

/** `97 % (93 to 99)` */
export function shareSpread({ mean, low, high }: Spread): string {
  return `${formatPercent(mean)} (${Math.round(low * 100)} to ${Math.round(high * 100)})`;
}

/** `2.2 (0 to 5)` */
export function lapsesSpread({ mean, low, high }: Spread): string {
  return `${mean.toFixed(1)} (${Math.round(low)} to ${Math.round(high)})`;
}

/** `Day 3; one in ten after day 5` */
export function waitWords({ middle, slowest, never }: Wait, reps: number): string {
  if (never === reps) return "Nobody";
  if (middle === Infinity) return `${reps - never} of ${reps} ever`;
  const slow = slowest === Infinity ? `${never} of ${reps} never` : `one in ten day ${slowest} or later`;
  return slowest === middle ? `Day ${middle}` : `Day ${middle}; ${slow}`;
}

export function minutes(value: number): string {
  return value.toFixed(1);
}
