import { type Conversion, convert } from "./convert.ts";
import { DATE_ORDERS, type DateOrder, parseDate } from "./parse-date.ts";

const NUMBERS = ["number", "number_comma"] as const;

/** How a column's values are best read, from some that say something; text unless all of them can be read otherwise. */
export function guessConversion(values: readonly string[], wanted?: "text" | "number" | "yes_no"): Conversion {
  if (values.length === 0) return wanted ?? "text";
  const reads = (as: Conversion) => values.every((value) => convert(value, as).kind === "value");
  // What rules ask for is what they get; the rows that say something else are told.
  if (wanted === "number") return bestNumber(values);
  if (wanted !== undefined) return wanted;
  // 00123 is an identifier or a postal code, whatever it looks like.
  if (!values.some((value) => /^0\d/.test(value.trim()))) {
    if (NUMBERS.some(reads)) return bestNumber(values);
  }
  return reads("yes_no") ? "yes_no" : "text";
}

/** In which order a column's dates name their parts, by nearly all of them; null if they are no dates. */
export function guessDateOrder(values: readonly string[]): DateOrder | null {
  const readable = (order: DateOrder) => values.filter((value) => parseDate(value, order) !== null).length;
  const found = DATE_ORDERS.map((order) => ({ order, count: readable(order) })).reduce((best, one) =>
    one.count > best.count ? one : best,
  );
  return found.count > 0 && found.count >= NEARLY_ALL * values.length ? found.order : null;
}

/** A few cells of any real column say something else. */
const NEARLY_ALL = 0.9;

function bestNumber(values: readonly string[]): Conversion {
  const readable = (as: Conversion) => values.filter((value) => convert(value, as).kind === "value");
  const difference = readable("number_comma").length - readable("number").length;
  if (difference !== 0) return difference > 0 ? "number_comma" : "number";
  // 1.250 could be either; where every point has three digits behind it, points mark thousands.
  const pointed = readable("number").filter((value) => value.includes("."));
  const areThousands = pointed.every((value) => /^\D*\d{1,3}(\.\d{3})+(\D|$)/.test(value));
  return pointed.length > 0 && areThousands ? "number_comma" : "number";
}
