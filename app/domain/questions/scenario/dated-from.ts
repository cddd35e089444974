import type { Rule } from "#app/domain/playbook/rule.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import type { ScenarioBasis } from "./scenario.ts";

/** A made-up event lies at least a whole day, hour or minute from a window's edge, if the window has three of them. */
const STEPS = [DAY_MS, HOUR_MS, MINUTE_MS] as const;
const STEPS_OF_A_WINDOW = 3;

/**
 * From when the events of scenarios are dated back so that whoever scores their leads now finds what the scenarios say: now,
 * but as long as no window of these rules is so narrow that it would matter, the beginning of its hour or (UTC) day. So
 * the same scenarios stay the same for that long.
 *
 * @param now epoch milliseconds
 */
export function datedFrom(playbooks: readonly ScenarioBasis[], now: number): number {
  const windows = playbooks.flatMap(({ criteria }) => criteria.flatMap(({ rule }) => (rule ? windowsOf(rule) : [])));
  const narrowest = Math.min(...windows, Number.POSITIVE_INFINITY);
  const step = STEPS.find((ms) => ms * STEPS_OF_A_WINDOW <= narrowest) ?? MINUTE_MS;
  return Math.floor(now / step) * step;
}

function windowsOf(rule: Rule): number[] {
  if ("all" in rule) return rule.all.flatMap(windowsOf);
  if ("any" in rule) return rule.any.flatMap(windowsOf);
  if ("not" in rule) return windowsOf(rule.not);
  return "event" in rule && rule.withinMs !== undefined ? [rule.withinMs] : [];
}
