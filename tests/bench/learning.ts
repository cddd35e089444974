import { DEFAULT_MODEL, fsrs6 } from "#app/domain/memory/fsrs.ts";
import { evaluate, personLoss, splitInstant } from "#app/domain/memory/evaluation.ts";
import { type AnswerSequence, predictedInstants } from "#app/domain/memory/predictions.ts";
import {
  ACTIVATION_2005,
  ACTIVATION_2008,
  activationModel,
} from "#app/domain/practice/simulation/honest/activation.ts";
import {
  type Learnt,
  SUNDAYS,
  trainEveryWay,
  trainOurWay,
} from "#app/domain/practice/simulation/honest/compare-training.ts";
import { halfLifeModel } from "#app/domain/practice/simulation/honest/half-life.ts";
import { type Figure, type Outcome, outcomeOf, type Trained } from "#app/domain/practice/simulation/honest/outcome.ts";
import type { ModelChange, SimulatedRep } from "#app/domain/practice/simulation/simulate-rep.ts";
import type { TrueMemory } from "#app/domain/practice/simulation/true-memory.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { fitWeights } from "#app/use-cases/memory/fit-weights.ts";
import { aNewCampaign } from "#tests/support/simulated-campaign.ts";
import { type Bench, compare } from "./measurement.ts";

const PEOPLE = 60;
/** The gate's own pass score, asked of what is truly known, without guesses. */
const BAR = 0.8;
/** What the same score comes to where one of three options can be guessed. */
const BAR_WITH_GUESSES = 0.7;
const ONE_SHOT = "one-shot exam";

/** A world is a way to remember; nothing of ours ever looks into it. */
interface World {
  readonly name: string;
  readonly quarter: (learnt: Learnt, seed: string) => SimulatedRep;
  readonly everyWay: (learnt: Learnt, seed: string) => Readonly<Record<string, Trained>>;
}
const WORLDS: readonly World[] = [
  worldOf("half-lives, published average", halfLifeModel),
  worldOf("activation, words of 2008", activationModel(ACTIVATION_2008)),
  worldOf("activation, words of 2005", activationModel(ACTIVATION_2005)),
];

function worldOf<State>(name: string, memory: TrueMemory<State>): World {
  return {
    name,
    quarter: (learnt, seed) => trainOurWay(learnt, memory, seed),
    everyWay: (learnt, seed) => trainEveryWay(learnt, memory, seed),
  };
}

/** One option of three, in every world. */
const GUESS = 1 / 3;

/**
 * Each world three times: with the default weights of a new organisation; with weights fitted to the quarter that other people
 * of the same world practised before; and as the product runs it, from the default weights on with a fit each week. The figure is that of the world in which ours, fitted, does worst beside the exam; the
 * lines before it show them all.
 */
export const learningBench: Bench = {
  name: "learning",
  goal: { kind: "at_most", ratio: 1 / 3 },
  about: `gate open while less than ${percent(BAR)} % is truly known, beside an exam of 8 in 10 with three tries in the same minutes; after a quarter of answers to fit to, the worst of ${WORLDS.length} true memories`,
  async measure({ seed, say }) {
    const pairs: { ours: number; exam: number }[] = [];
    for (const world of WORLDS) {
      say(`${world.name}: ${PEOPLE} people, 95 % intervals over people`);
      const seeds = seedsOf(`${seed} ${world.name}`);
      compareWays(world, { model: DEFAULT_MODEL }, { label: "new organisation", seeds, say });
      const before = seedsOf(`${seed} ${world.name} before`);
      const log = before.flatMap((each) =>
        sequencesOf(world.quarter({ campaign: aNewCampaign(24, 12), model: DEFAULT_MODEL }, each)),
      );
      const fitted = fsrs6(await fitWeights(log), GUESS);
      pairs.push(compareWays(world, { model: fitted }, { label: "after a quarter", seeds, say }));
      const changes = await weeklyFits(world, seeds);
      const weeks = changes.map(({ at }) => SUNDAYS.indexOf(at) + 1).join(", ");
      const label = `as the product runs it, new weights after weeks ${weeks || "none"}`;
      compareWays(world, { model: DEFAULT_MODEL, changes }, { label, seeds, say });
    }
    const worst = pairs.reduce((a, b) => (a.ours / a.exam >= b.ours / b.exam ? a : b));
    return compare(100 * worst.ours, 100 * worst.exam, "% false green");
  },
};

function seedsOf(name: string): readonly string[] {
  return Array.from({ length: PEOPLE }, (_, number) => `${name} ${number}`);
}

function compareWays(
  world: World,
  learning: Pick<Learnt, "model" | "changes">,
  { label, seeds, say }: { label: string; seeds: readonly string[]; say: (line: string) => void },
): { ours: number; exam: number } {
  const people = seeds.map((each) => world.everyWay({ campaign: aNewCampaign(24, 12), ...learning }, each));
  say(` ${label}, seeds "${seeds[0]}" to "${seeds.at(-1)}"`);
  const [strict] = [BAR, BAR_WITH_GUESSES].map((bar) => {
    const ways = Object.keys(people[0] ?? {}).map((way) => {
      const trained = people.flatMap((each) => each[way] ?? []);
      return [way, outcomeOf(trained, bar, seeded(`${seeds[0]} ${way}`))] as const;
    });
    for (const [way, outcome] of ways) say(`  bar ${percent(bar)} %  ${lineOf(way, outcome)}`);
    return Object.fromEntries(ways);
  });
  return { ours: shareOf(strict?.ours), exam: shareOf(strict?.[ONE_SHOT]) };
}

/** Sixty people live the quarter in step; each Sunday the product's own rules fit, judge and perhaps adopt. */
async function weeklyFits(world: World, seeds: readonly string[]): Promise<readonly ModelChange[]> {
  const changes: ModelChange[] = [];
  for (const at of SUNDAYS) {
    const current = changes.at(-1)?.model ?? DEFAULT_MODEL;
    const people = seeds.map((each) =>
      sequencesOf(world.quarter({ campaign: aNewCampaign(24, 12), model: DEFAULT_MODEL, changes }, each)).map(
        (answers) => answers.filter((answer) => answer.at < at),
      ),
    );
    const splitAt = splitInstant(people.flat().flatMap(predictedInstants));
    if (splitAt === null) continue;
    const earlier = people.flat().map((answers) => answers.filter((answer) => answer.at < splitAt));
    const fitted = fsrs6(await fitWeights(earlier), GUESS);
    const losses = people.map((own) => personLoss(own, { default: DEFAULT_MODEL, current, fitted }, splitAt));
    if (evaluate(losses, splitAt).isBetter) changes.push({ at, model: fitted });
  }
  return changes;
}

function sequencesOf({ answers, campaign }: SimulatedRep): readonly AnswerSequence[] {
  return campaign.criteria.map(({ key }) => answers.filter(({ criterion }) => criterion === key));
}

function shareOf(outcome: Outcome | undefined): number {
  return outcome?.falseGreen.value ?? NaN;
}

function lineOf(way: string, { answers, recalled, openedOn, falseGreen, falseRed, open }: Outcome): string {
  return [
    way.padEnd(14),
    `${Math.round(answers.value)} answers`,
    `recalled later ${spread(recalled)}`,
    `green on day ${openedOn.middle}${openedOn.never > 0 ? ` (${openedOn.never} never)` : ""}`,
    `false green ${spread(falseGreen)}`,
    `false red ${spread(falseRed)}`,
    `open ${spread(open)}`,
  ].join("  ");
}

function spread({ value, low, high }: Figure): string {
  return `${percent(value)} % (${percent(low)}–${percent(high)})`;
}

function percent(share: number): string {
  return String(Number((100 * share).toFixed(1)));
}
