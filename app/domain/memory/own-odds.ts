import type { CriterionState, Foretold, Memory } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";

/** Nothing was foretold yet. */
export const NOTHING_FORETOLD: Foretold = { count: 0, right: 0, known: 0 };

type Counted = Pick<Memory, "foretold" | "guess">;

/** Log odds that are tried: five standard deviations each way, in steps far finer than anybody's answers could tell apart. */
const FARTHEST = 5;
const STEPS_EACH_WAY = 50;
const TRIED = Array.from(
  { length: 2 * STEPS_EACH_WAY + 1 },
  (_, index) => (FARTHEST * (index - STEPS_EACH_WAY)) / STEPS_EACH_WAY,
);
/** Nothing is foretold with certainty. */
const LEAST = 0.0001;

/**
 * What the odds of one rep's recall are multiplied by, 0 to 1: 1 as long as their answers come true as often as everybody's
 * answers foretold, less if they forget faster. Never more than 1, so that the gate is only ever stricter with somebody than
 * with their colleagues, and no date comes later than the common curve says.
 *
 * Rasch's model (1960): knowing it or not has log odds that a person's own ability moves all alike. The estimate is the
 * posterior mean under a standard normal prior, the usual one for abilities, from the share foretold and the share that came
 * true; so few answers move it little.
 *
 * @param memories of one rep in one campaign, of every revision: publishing another text takes no evidence away
 */
export function ownOdds(memories: readonly Counted[]): number {
  const { count, right, known: sumKnown, lucky } = sumOf(memories);
  if (count === 0) return 1;
  const known = clamp(sumKnown / count);
  const guess = lucky / count;
  const weights = TRIED.map((log) => {
    const chance = clamp(guess + (1 - guess) * withOdds(known, Math.exp(log)));
    return right * Math.log(chance) + (count - right) * Math.log(1 - chance) - (log * log) / 2;
  });
  const most = Math.max(...weights);
  const [total, moment] = weights.reduce<readonly [number, number]>(
    ([all, sumOfLogs], weight, index) => {
      const share = Math.exp(weight - most);
      return [all + share, sumOfLogs + share * (TRIED[index] ?? 0)];
    },
    [0, 0],
  );
  return Math.min(1, Math.exp(moment / total));
}

/** What came of the answers that everybody's curve foretold, and how many of them it would have right. */
export interface OwnRecord {
  readonly count: number;
  readonly right: number;
  readonly expected: number;
}

export function ownRecord(memories: readonly Counted[]): OwnRecord {
  const { count, right, known, lucky } = sumOf(memories);
  const guess = count === 0 ? 0 : lucky / count;
  return { count, right, expected: guess * count + (1 - guess) * known };
}

/** `lucky`: the sum of the shares of lucky guesses. */
function sumOf(memories: readonly Counted[]): Foretold & { readonly lucky: number } {
  let [count, right, known, lucky] = [0, 0, 0, 0];
  for (const { foretold, guess } of memories) {
    count += foretold.count;
    right += foretold.right;
    known += foretold.known;
    lucky += foretold.count * guess;
  }
  return { count, right, known, lucky };
}

/** The state as the gate takes it for a rep with these odds. */
export function stateWithOdds(state: CriterionState, odds: number): CriterionState {
  if (odds === (state.memory.odds ?? 1)) return state;
  const { odds: _before, ...common } = state.memory;
  return { ...state, memory: odds === 1 ? common : { ...common, odds } };
}

/** Standings as the gate takes them: each with the odds that follow from all, and from memories beside them. */
export function withOwnOdds<Standing extends { readonly state: CriterionState | null }>(
  standings: readonly Standing[],
  beside: readonly Memory[] = [],
): readonly Standing[] {
  const odds = ownOdds([...standings.flatMap(({ state }) => state?.memory ?? []), ...beside]);
  return standings.map((each) => (each.state ? { ...each, state: stateWithOdds(each.state, odds) } : each));
}

/** The same model for a rep with these odds: for pictures of a single criterion. */
export function modelWithOdds(model: MemoryModel, odds: number): MemoryModel {
  return {
    ...model,
    first: (...answer) => ({ ...model.first(...answer), odds }),
    next: (...answer) => ({ ...model.next(...answer), odds }),
  };
}

/** A chance, 0–1, whose odds are multiplied. */
export function withOdds(chance: number, odds: number): number {
  return odds === 1 ? chance : (chance * odds) / (1 - chance + chance * odds);
}

/** The chance, 0–1, that `withOdds` turns into this one. */
export function withoutOdds(chance: number, odds: number): number {
  return odds === 1 ? chance : chance / (chance + odds * (1 - chance));
}

function clamp(chance: number): number {
  return Math.min(1 - LEAST, Math.max(LEAST, chance));
}
