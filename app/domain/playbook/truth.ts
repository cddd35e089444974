import type { Truth } from "#app/domain/playbook/rule.ts";

// Kleene's strong three-valued logic: unknown is a value that may still turn out either way.

/** Met if all are, unmet if any is; otherwise unknown. Of nothing: met. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes("unmet")) return "unmet";
  return truths.includes("unknown") ? "unknown" : "met";
}

/** Met if any is, unmet if all are; otherwise unknown. Of nothing: unmet. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes("met")) return "met";
  return truths.includes("unknown") ? "unknown" : "unmet";
}

/** The opposite; of unknown it is unknown. */
export function not(value: Truth): Truth {
  if (value === "unknown") return "unknown";
  return value === "met" ? "unmet" : "met";
}

/** A plain yes or no as a truth. */
export function truth(holds: boolean): Truth {
  return holds ? "met" : "unmet";
}
