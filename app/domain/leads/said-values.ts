import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import { asNumber, asText } from "#app/domain/playbook/compare.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";

export type SaidType = "number" | "text" | "yes_no";

export interface SaidValue {
  readonly value: Scalar;
  readonly count: number;
}

/** What is said in one place, taken together. */
export interface SaidValues {
  /** How many say anything here. */
  readonly leads: number;
  readonly type: SaidType;
  /** The most frequent values, most frequent first; texts that differ in case only are one. */
  readonly values: readonly SaidValue[];
  /** Of numbers: the least, the quartiles and the most. */
  readonly range: NumberRange | null;
}

export interface NumberRange {
  readonly least: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly most: number;
}

const VALUES_AT_MOST = 12;
/** Of ten values that should be numbers, one may be a slip ("about 50") without making it text. */
const MOSTLY = 0.9;

/** Counts the values said in one place; of a list each element counts. `type`: what it is, where that is known. */
export function summarise(said: readonly AttributeValue[], type: SaidType | null): SaidValues {
  const scalars = said.flatMap((value): Scalar[] => (typeof value === "object" ? [...value] : [value]));
  const numbers = scalars.map(asNumber).filter((number) => number !== null);
  const is = type ?? typeOf(scalars, numbers.length);
  return {
    leads: said.length,
    type: is,
    values: frequent(scalars, is),
    range: is === "number" ? rangeOf(numbers) : null,
  };
}

function typeOf(scalars: readonly Scalar[], numbers: number): SaidType {
  const share = (count: number) => scalars.length > 0 && count >= scalars.length * MOSTLY;
  if (share(scalars.filter((value) => ["true", "false"].includes(asText(value))).length)) return "yes_no";
  return share(numbers) ? "number" : "text";
}

function frequent(scalars: readonly Scalar[], type: SaidType): SaidValue[] {
  const counts = new Map<string, { count: number; spellings: Map<Scalar, number> }>();
  for (const scalar of scalars) {
    const value = asSaid(scalar, type);
    const key = asText(value);
    if (key === "" || key.length > 80) continue;
    const entry = counts.get(key) ?? { count: 0, spellings: new Map<Scalar, number>() };
    entry.count += 1;
    entry.spellings.set(value, (entry.spellings.get(value) ?? 0) + 1);
    counts.set(key, entry);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .slice(0, VALUES_AT_MOST)
    .map(([key, { count, spellings }]) => ({
      value: [...spellings].sort(([, a], [, b]) => b - a)[0]?.[0] ?? key,
      count,
    }));
}

function asSaid(scalar: Scalar, type: SaidType): Scalar {
  if (type === "number") return asNumber(scalar) ?? scalar;
  if (type === "yes_no") return asText(scalar) === "true";
  return typeof scalar === "string" ? scalar.trim() : scalar;
}

function rangeOf(numbers: readonly number[]): NumberRange | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  if (sorted.length === 0) return null;
  return { least: at(0), low: at(0.25), middle: at(0.5), high: at(0.75), most: at(1) };
}
