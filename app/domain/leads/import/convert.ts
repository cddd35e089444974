import { assertNever } from "#app/domain/assert-never.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";
import { MAX_LIST } from "./limits.ts";
import { type DateOrder, parseDate } from "./parse-date.ts";
import { parseDecimal } from "./parse-decimal.ts";

export { DATE_ORDERS } from "./parse-date.ts";

export const CONVERSIONS = [
  "text",
  "number",
  "number_comma",
  "yes_no",
  "list",
  "date_ymd",
  "date_dmy",
  "date_mdy",
] as const;
/** How a cell's text becomes a value. `number_comma` is for 1.234,5; the dates differ in the order of their parts. */
export type Conversion = (typeof CONVERSIONS)[number];

export type Converted =
  | { readonly kind: "value"; readonly value: Scalar | readonly Scalar[] }
  /** What was expected instead, to end the sentence "found X, expected …". */
  | { readonly kind: "problem"; readonly expected: string };

/**
 * Reads a cell that says something. Numbers may have thousands separators, a currency sign or a percent sign, which is
 * dropped (12 % is 12). Dates become RFC 3339 texts in UTC. Lists are split at semicolons, bars, commas and line ends.
 *
 * @param timeZone of dates that name none
 */
export function convert(text: string, as: Conversion, timeZone = "UTC"): Converted {
  const trimmed = text.trim();
  switch (as) {
    case "text":
      return { kind: "value", value: trimmed };
    case "number":
      return numberFrom(parseDecimal(trimmed, "point"), "a number such as 1,234.5");
    case "number_comma":
      return numberFrom(parseDecimal(trimmed, "comma"), "a number such as 1.234,5");
    case "yes_no":
      return yesOrNo(trimmed);
    case "list":
      return listFrom(trimmed);
    case "date_ymd":
      return dateFrom(trimmed, "ymd", timeZone);
    case "date_dmy":
      return dateFrom(trimmed, "dmy", timeZone);
    case "date_mdy":
      return dateFrom(trimmed, "mdy", timeZone);
    default:
      return assertNever(as);
  }
}

/** What a date in this order looks like, for a sentence. */
export function dateExample(order: DateOrder): string {
  return { ymd: "a date such as 2026-11-18", dmy: "a date such as 18.11.2026", mdy: "a date such as 11/18/2026" }[
    order
  ];
}

function numberFrom(value: number | null, expected: string): Converted {
  return value === null ? { kind: "problem", expected } : { kind: "value", value };
}

const YES = new Set(["yes", "y", "true", "t", "1", "x", "on", "ja", "oui", "si", "sí"]);
const NO = new Set(["no", "n", "false", "f", "0", "off", "nein", "non"]);

function yesOrNo(text: string): Converted {
  const word = text.toLowerCase();
  if (YES.has(word)) return { kind: "value", value: true };
  return NO.has(word) ? { kind: "value", value: false } : { kind: "problem", expected: "yes or no" };
}

function listFrom(text: string): Converted {
  const parts = text
    .split(/[;|,\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > MAX_LIST) return { kind: "problem", expected: `at most ${MAX_LIST} entries` };
  return { kind: "value", value: parts };
}

function dateFrom(text: string, order: DateOrder, timeZone: string): Converted {
  const at = parseDate(text, order, timeZone);
  if (at === null) return { kind: "problem", expected: dateExample(order) };
  return { kind: "value", value: new Date(at).toISOString() };
}
