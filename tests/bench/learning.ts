import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import {
  ACTIVATION_2005,
  ACTIVATION_2008,
  activationModel,
} from "#app/domain/practice/simulation/honest/activation.ts";
import { trainEveryWay } from "#app/domain/practice/simulation/honest/compare-training.ts";
import { halfLifeModel } from "#app/domain/practice/simulation/honest/half-life.ts";
import { type Figure, type Outcome, outcomeOf, type Trained } from "#app/domain/practice/simulation/honest/outcome.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { aNewCampaign } from "#tests/support/simulated-campaign.ts";
import { type Bench, compare } from "./measurement.ts";

const PEOPLE = 60;
/** The gate's own pass score, asked of what is truly known, without guesses. */
const BAR = 0.8;
/** What the same score comes to where one of three options can be guessed. */
const BAR_WITH_GUESSES = 0.7;
const ONE_SHOT = "one-shot exam";

const WORLDS: readonly {
  name: string;
  train: (campaign: PracticeCampaign, seed: string) => Record<string, Trained>;
}[] = [
  {
    name: "half-lives, published average",
    train: (campaign, seed) => trainEveryWay({ campaign, model: DEFAULT_MODEL }, halfLifeModel, seed),
  },
  {
    name: "activation, words of 2008",
    train: (campaign, seed) =>
      trainEveryWay({ campaign, model: DEFAULT_MODEL }, activationModel(ACTIVATION_2008), seed),
  },
  {
    name: "activation, words of 2005",
    train: (campaign, seed) =>
      trainEveryWay({ campaign, model: DEFAULT_MODEL }, activationModel(ACTIVATION_2005), seed),
  },
];

/** The figure is that of the world in which ours does worst beside the exam; the lines before it show them all. */
export const learningBench: Bench = {
  name: "learning",
  goal: { kind: "at_most", ratio: 1 / 3 },
  about: `gate open while less than ${percent(BAR)} % is truly known, beside an exam of 8 in 10 with three tries; the worst of ${WORLDS.length} true memories`,
  async measure({ seed, say }) {
    const pairs = WORLDS.map(({ name, train }) => {
      const seeds = Array.from({ length: PEOPLE }, (_, number) => `${seed} ${name} ${number}`);
      const people = seeds.map((each) => train(aNewCampaign(24, 12), each));
      say(`${name}: ${PEOPLE} people, seeds "${seeds[0]}" to "${seeds.at(-1)}", 95 % intervals over people`);
      const outcomes = [BAR, BAR_WITH_GUESSES].map((bar) => {
        const ways = Object.keys(people[0] ?? {}).map((way) => {
          const trained = people.flatMap((each) => each[way] ?? []);
          return [way, outcomeOf(trained, bar, seeded(`${seed} ${way}`))] as const;
        });
        for (const [way, outcome] of ways) say(`  bar ${percent(bar)} %  ${lineOf(way, outcome)}`);
        return Object.fromEntries(ways);
      });
      const [strict] = outcomes;
      return { ours: shareOf(strict?.ours), exam: shareOf(strict?.[ONE_SHOT]) };
    });
    const worst = pairs.reduce((a, b) => (a.ours / a.exam >= b.ours / b.exam ? a : b));
    return Promise.resolve(compare(100 * worst.ours, 100 * worst.exam, "% false green"));
  },
};

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
