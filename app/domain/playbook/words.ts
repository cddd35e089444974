import type { AttributeValue } from "#app/domain/playbook/attributes.ts";
import type { Scalar } from "#app/domain/playbook/rule.ts";

/** A value in a sentence: `1,000`, `“student”`, `yes`. */
export function scalarInWords(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? numberInWords(value) : `“${value.trim()}”`;
}

/** A value of a lead in words; the elements of a list joined by `and`. */
export function valueInWords(value: AttributeValue): string {
  return typeof value === "object" ? joinWords(value.map(scalarInWords), "and") || "nothing" : scalarInWords(value);
}

/** A number with thousands separated: `1,000`, `0.5`. */
export function numberInWords(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  if (!/^-?\d+$/.test(whole)) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[], conjunction: "and" | "or"): string {
  if (words.length <= 1) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1) ?? ""}`;
}

/** `once`, `twice`, `3 times`. */
export function timesInWords(count: number): string {
  if (count === 0) return "never";
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${numberInWords(count)} times`;
}

/** The same sentence with a capital at its start, also within a bracket. */
export function capitalised(sentence: string): string {
  return sentence.replace(/^\(*./u, (start) => start.toUpperCase());
}
