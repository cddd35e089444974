import type { ReadinessWorld } from "../world/readiness-world.ts";
import type { Target } from "./generator.ts";
import { seededDice } from "./seeded-dice.ts";

const ASKED = 20_000;

/** The same checks for both: our side names campaign and rep as callers do (id and e-mail in turn), with a key. */
export function checkTargets(
  world: ReadinessWorld,
  origins: { readonly ours: string; readonly bare: string },
  seed: number,
): { ours: Target; bare: Target } {
  const dice = seededDice(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[dice(items.length)];
    if (item === undefined) throw new Error("nothing to ask for");
    return item;
  };
  const pairs = Array.from({ length: ASKED }, () => ({ campaign: pick(world.campaigns), rep: pick(world.reps) }));
  return {
    ours: {
      origin: origins.ours,
      headers: { authorization: `Bearer ${world.key}` },
      paths: pairs.map(
        ({ campaign, rep }, index) =>
          `/api/v1/campaigns/${campaign.key}/eligibility/${index % 2 === 0 ? rep.id : rep.email}`,
      ),
    },
    bare: {
      origin: origins.bare,
      headers: {},
      paths: pairs.map(({ campaign, rep }) => `/${campaign.id}/${campaign.key}/${rep.id}/${rep.email}`),
    },
  };
}
