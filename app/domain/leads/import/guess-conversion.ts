import { type Conversion, convert } from "./convert.ts";
import { DATE_ORDERS, type DateOrder, parseDate } from "./parse-date.ts";

const NUMBERS = ["number", "number_comma"] as const;

/** How a column's values are best read, from some that say something; text unless all of them can be read otherwise. */
export function guessConversion(values: readonly string[], wanted?: "text" | "number" | "yes_no"): Conversion {
  if (values.length === 0) return wanted ?? "text";
  const reads = (as: Conversion) => values.every((value) => convert(value, as).kind === "value");
  if (wanted === "yes_no" && reads("yes_no")) return "yes_no";
  // Rules that ask for a number get one; the rows where it is none are told.
  if (wanted === "number") return bestNumber(values);
  if (wanted === "text") return "text";
  // 00123 is an identifier or a postal code, whatever it looks like.
  if (!values.some((value) => /^0\d/.test(value.trim()))) {
    const as = NUMBERS.find(reads);
    if (as !== undefined) return as;
  }
  return reads("yes_no") ? "yes_no" : "text";
}

/** In which order a column's dates name their parts; null if they are no dates. */
export function guessDateOrder(values: readonly string[]): DateOrder | null {
  if (values.length === 0) return null;
  return DATE_ORDERS.find((order) => values.every((value) => parseDate(value, order) !== null)) ?? null;
}

function bestNumber(values: readonly string[]): Conversion {
  const readable = (as: Conversion) => values.filter((value) => convert(value, as).kind === "value").length;
  return readable("number_comma") > readable("number") ? "number_comma" : "number";
}
