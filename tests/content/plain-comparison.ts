import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { Operator, Scalar } from "#app/domain/playbook/rule.ts";

// Comparisons once more, written for plainness and sharing nothing with the product: what two readings of a rule, one of
// its values and one of its words, are held against. 1 is met, 0 unmet, a half unknown: `all` is the least, `any` the most.

export type Degree = 0 | 0.5 | 1;

/** Compares what is said, if anything, with what is wanted. */
export function plainly(said: unknown, op: Operator, wanted: readonly Scalar[]): Degree {
  const several = Array.isArray(said);
  const items: unknown[] = several
    ? said
    : said === undefined || said === null || String(said).trim() === ""
      ? []
      : [said];
  if (op === "exists") return items.length > 0 ? 1 : 0;
  if (!several && items.length === 0) return 0.5;
  if (op === "neq" || op === "not_in") return opposite(plainly(said, "in", wanted));
  return most(items.map((item) => one(item, op === "eq" ? "in" : op, wanted, several)));
}

export function plainFact(lead: LeadFacts, path: string): unknown {
  const [part = "", key = ""] = path.split(".");
  const parts: Record<string, Record<string, unknown>> = { ...lead, inquiry: {}, events: {} };
  return parts[part]?.[key];
}

export function least(degrees: readonly Degree[]): Degree {
  return degrees.reduce<Degree>((low, degree) => (degree < low ? degree : low), 1);
}

export function most(degrees: readonly Degree[]): Degree {
  return degrees.reduce<Degree>((high, degree) => (degree > high ? degree : high), 0);
}

export function opposite(degree: Degree): Degree {
  return degree === 0.5 ? 0.5 : degree === 1 ? 0 : 1;
}

function one(item: unknown, op: Operator, wanted: readonly Scalar[], several: boolean): Degree {
  const text = String(item).trim().toLowerCase();
  const number = typeof item === "boolean" || !/^[+-]?[0-9]+([.][0-9]+)?$/.test(text) ? null : Number(text);
  const [a = NaN, b = NaN] = wanted.map(Number);
  const low = wanted.map((value) => String(value).trim().toLowerCase());
  switch (op) {
    case "in":
      return most(
        wanted.map((value) => {
          if (typeof value === "string") return said(text === value.trim().toLowerCase());
          if (typeof value === "number") return number === null ? 0.5 : said(number === value);
          return several || !["true", "false"].includes(text) ? 0.5 : said((text === "true") === value);
        }),
      );
    case "gt":
      return number === null ? 0.5 : said(number > a);
    case "gte":
      return number === null ? 0.5 : said(number >= a);
    case "lt":
      return number === null ? 0.5 : said(number < a);
    case "lte":
      return number === null ? 0.5 : said(number <= a);
    case "between":
      return number === null ? 0.5 : said(number >= a && number <= b);
    case "contains_any":
      return said(low.some((part) => text.split(part).length > 1));
    case "starts_with_any":
      return said(low.some((start) => text.slice(0, start.length) === start));
    case "ends_with_any":
      return said(low.some((end) => text.slice(Math.max(0, text.length - end.length)) === end));
    default:
      throw new Error(`no reading of ${op}`);
  }
}

function said(holds: boolean): Degree {
  return holds ? 1 : 0;
}
