import type { BulbSign, BulbState } from "../readiness/bulb.tsx";
import type { ReadinessSign } from "../readiness/lamp-shape.ts";

/** Monday 23 November 2026, 09:40 in Berlin. */
export const NOW = Date.UTC(2026, 10, 23, 8, 40);
export const ZONE = "Europe/Berlin";
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export const READY: ReadinessSign = { level: "ready", via: "gate", until: NOW + 10 * DAY };
export const LONG: ReadinessSign = { level: "ready", via: "gate", until: NOW + 20 * DAY };
export const RUNNING_OUT: ReadinessSign = { level: "ready", via: "gate", until: NOW + 2 * DAY };
export const PROVISIONAL: ReadinessSign = { level: "provisional", via: "gate", until: NOW + 3 * DAY };
export const NOT_READY: ReadinessSign = { level: "not_ready", via: null, until: null };
export const WAIVED: ReadinessSign = { level: "not_ready", via: "waiver", until: NOW + 5 * DAY };

/** "pph.n|pp": p proven, h held, s soon, n not held, . never; critical before the bar. */
export function bulbs(pattern: string): BulbSign[] {
  const [critical = "", standard = ""] = pattern.split("|");
  return [
    ...[...critical].map((letter) => ({ state: stateOf(letter), importance: "critical" as const })),
    ...[...standard].map((letter) => ({ state: stateOf(letter), importance: "standard" as const })),
  ];
}

function stateOf(letter: string): BulbState {
  if (letter === "p") return "proven";
  if (letter === "h") return "held";
  if (letter === "s") return "soon";
  return letter === "n" ? "not_held" : "never";
}
