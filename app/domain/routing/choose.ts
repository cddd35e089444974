import { assertNever } from "#app/domain/assert-never.ts";
import type { Strategy } from "#app/domain/playbook/playbook.ts";
import { begunTurns, type Ledger, type Turn, turnsOf } from "./ledger.ts";
import type { RepFacts } from "./routing.ts";

export interface Choice {
  readonly repId: string;
  /** What the ledger moves by: the turns of everybody who waited. */
  readonly turns: readonly Turn[];
}

/**
 * Who of the candidates gets the lead, or null if there are none. Ties go to whoever's last lead is longest ago, then to a
 * hash of the seed, so that the order of a list never decides.
 */
export function choose(
  strategy: Strategy,
  candidates: readonly RepFacts[],
  ledger: Ledger,
  seed: number,
): Choice | null {
  const turns = turnsOf(
    ledger,
    candidates.map((rep) => ({ repId: rep.id, weight: strategy === "weighted" ? rep.weight : 1 })),
  );
  const ranked = rank(strategy, candidates, turns);
  const best = [...ranked].sort(
    (a, b) => a.key - b.key || leastRecent(a.turn, b.turn) || bySeed(seed, a.turn, b.turn),
  )[0];
  return best ? { repId: best.turn.repId, turns } : null;
}

interface Ranked {
  readonly turn: Turn;
  /** Smallest wins. */
  readonly key: number;
}

function rank(strategy: Strategy, candidates: readonly RepFacts[], turns: readonly Turn[]): readonly Ranked[] {
  switch (strategy) {
    case "round_robin":
    case "weighted":
      return begunTurns(turns).map((turn) => ({ turn, key: rounded(turn.end) }));
    case "least_loaded":
      return turns.map((turn, index) => ({ turn, key: candidates[index]?.openLeads ?? 0 }));
    case "single_point_of_contact":
      return turns.map((turn) => ({ turn, key: contactOrder(candidates, turn.repId) }));
    default:
      return assertNever(strategy);
  }
}

/** Equal but for the rounding of summed fractions counts as equal: ⅓ + ⅓ + ⅓ is 1. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** One stable person: the first by address. Name the pool after an address to say who. */
function contactOrder(candidates: readonly RepFacts[], repId: string): number {
  const order = candidates.map((rep) => rep.email).sort();
  return order.indexOf(candidates.find((rep) => rep.id === repId)?.email ?? "");
}

function leastRecent(a: Turn, b: Turn): number {
  const from = (turn: Turn): number => turn.lastAssignedAt ?? -1;
  return from(a) - from(b);
}

function bySeed(seed: number, a: Turn, b: Turn): number {
  return hash(seed, a.repId) - hash(seed, b.repId);
}

/** FNV-1a over the id, started from the seed; 32 bits. */
function hash(seed: number, text: string): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
