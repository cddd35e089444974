import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { GENERATE_KINDS } from "#app/domain/playbook/playbook.ts";
import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import { generatedFor } from "#app/domain/questions/scenario/generate.ts";
import type { Wish } from "#app/domain/questions/scenario/generate.ts";
import type { Scenario, ScenarioBasis } from "#app/domain/questions/scenario/scenario.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";
import { aRule } from "#tests/content/arbitraries.ts";
import { scenarioFaults } from "#tests/content/scenario-faults.ts";

const at = Date.UTC(2026, 5, 1);

/** Per shipped campaign; raise it to look harder. */
const WANTED = Number(process.env["SCENARIOS"] ?? 300);

const files = await findPlaybooks(fileURLToPath(new URL("../../content/campaigns", import.meta.url)));
const shipped = files.flatMap(({ read }) => (read.kind === "ok" ? [read.playbook] : []));

/** Every way to ask about every criterion that has a rule. */
function wishesOf(playbook: ScenarioBasis, others: readonly string[]): Wish[] {
  const keys = playbook.criteria.filter(({ rule }) => rule).map(({ key }) => key);
  return keys.flatMap((criterion) =>
    GENERATE_KINDS.flatMap((generate): Wish[] =>
      generate === "campaigns"
        ? others.map((key) => ({ criterion, generate, with: [key] }))
        : [{ criterion, generate }],
    ),
  );
}

interface Checked {
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly string[];
}

/** Generates from one agreement and judges by another: the same one, unless a mutant is to be caught. */
function checked(
  playbook: ScenarioBasis,
  wish: Wish,
  {
    count,
    seed,
    judgedBy = playbook,
    others,
  }: { count: number; seed: number; judgedBy?: ScenarioBasis; others: readonly ScenarioBasis[] },
): Checked {
  const sets = generatedFor(playbook, wish, others, { count, seed, at });
  const scenarios = sets.flatMap(({ made }) => (made.kind === "generated" ? made.scenarios : []));
  const neighbour = "with" in wish ? others.find(({ campaign }) => campaign.key === wish.with[0]) : undefined;
  return { scenarios, faults: scenarioFaults(judgedBy, scenarios, at, neighbour) };
}

describe.each(shipped.map((playbook) => ({ playbook, key: playbook.campaign.key })))(
  "generated for $key",
  ({ playbook, key }) => {
    const others = shipped.filter((each) => each !== playbook);
    const wishes = wishesOf(
      playbook,
      others.map(({ campaign }) => campaign.key),
    );

    test(`${WANTED} scenarios have one right answer each, and it is the one that judging from scratch gives`, () => {
      const made = new Map<string, number>();
      let total = 0;
      for (let seed = 1; total < WANTED; seed += 1) {
        for (const wish of wishes) {
          const { scenarios, faults } = checked(playbook, wish, { count: 10, seed, others });
          expect(faults).toEqual([]);
          made.set(wish.generate, (made.get(wish.generate) ?? 0) + scenarios.length);
          total += scenarios.length;
          if (total >= WANTED) break;
        }
      }
      if (process.env["SCENARIOS"])
        process.stdout.write(`${key}: ${total} scenarios ${JSON.stringify(Object.fromEntries(made))}\n`);
      expect([...made.keys()].toSorted()).toEqual([...GENERATE_KINDS].toSorted());
    }, 600_000);

    test.each(GENERATE_KINDS)("a truth computed with < for <= is caught in %s", (kind) => {
      const mutant = { ...playbook, criteria: playbook.criteria.map(withStrictBounds) };
      const faults = wishes
        .filter(({ generate }) => generate === kind)
        .flatMap((wish) => checked(mutant, wish, { count: 10, seed: 1, judgedBy: playbook, others }).faults);
      expect(faults.length).toBeGreaterThan(0);
    });

    test("the same seed gives the same ones", () => {
      for (const wish of wishes.slice(0, 8)) {
        const once = JSON.stringify(generatedFor(playbook, wish, others, { count: 4, seed: 3, at }));
        const copies = [playbook, ...others].map((each) => structuredClone(each));
        const [copy = playbook, ...rest] = copies;
        expect(JSON.stringify(generatedFor(copy, wish, rest, { count: 4, seed: 3, at }))).toBe(once);
      }
    });
  },
);

describe("generated for any agreement", () => {
  const criterion = fc.record({
    kind: fc.constantFrom("fit" as const, "behaviour" as const, "disqualifier" as const),
    required: fc.boolean(),
    points: fc.integer({ min: 0, max: 4 }).map((tens) => tens * 10),
    rule: aRule,
  });
  const basis = (key: string) =>
    fc
      .tuple(fc.array(criterion, { minLength: 1, maxLength: 3 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([drawn, share]): ScenarioBasis => {
        const criteria = drawn.map((each, index): Criterion => {
          const plain = { key: `c${index}`, title: `Criterion ${index}`, importance: "standard" as const, why: "x" };
          return each.kind === "disqualifier"
            ? { ...plain, ...each, required: false, points: 0 }
            : { ...plain, ...each };
        });
        const points = criteria.reduce((sum, each) => sum + each.points, 0);
        const campaign = { ...aPlaybook().campaign, key, name: `The ${key}` };
        return { campaign, criteria, scoring: { threshold: Math.round(points * share) } };
      });

  test("every scenario is sound, or there is a reason why there is none", () => {
    const made = new Map<string, number>();
    fc.assert(
      fc.property(basis("one"), basis("other"), fc.nat(), (one, other, seed) => {
        for (const wish of wishesOf(one, ["other"])) {
          const { scenarios, faults } = checked(one, wish, { count: 4, seed, others: [other] });
          expect(faults).toEqual([]);
          made.set(wish.generate, (made.get(wish.generate) ?? 0) + scenarios.length);
          for (const { made: each } of generatedFor(one, wish, [other], { count: 4, seed, at })) {
            expect(each.kind === "generated" ? each.scenarios.length : each.because).toBeTruthy();
          }
        }
      }),
      { numRuns: Number(process.env["SCENARIOS"] ? 60 : 10) },
    );
    for (const kind of GENERATE_KINDS) expect(made.get(kind) ?? 0).toBeGreaterThan(0);
  });

  test("a campaign that is not there makes none, and is named", () => {
    const wish = { criterion: "company-size", generate: "campaigns" as const, with: ["gone"] };
    const [set] = generatedFor(aPlaybook(), wish, [], { count: 4, seed: 1, at });
    expect(set?.made).toEqual({ kind: "none", because: "there is no campaign gone here to tell it from" });
  });
});

/** Every comparison that includes its bound leaves it out: what a slip from <= to < would do. */
function withStrictBounds(criterion: Criterion): Criterion {
  return criterion.rule ? { ...criterion, rule: strict(criterion.rule) } : criterion;
}

function strict(rule: Rule): Rule {
  if ("all" in rule) return { all: rule.all.map(strict) };
  if ("any" in rule) return { any: rule.any.map(strict) };
  if ("not" in rule) return { not: strict(rule.not) };
  if ("event" in rule) return rule.where ? { ...rule, where: strict(rule.where) } : rule;
  const [low, high] = typeof rule.value === "object" ? rule.value : [];
  switch (rule.op) {
    case "lte":
      return { ...rule, op: "lt" };
    case "gte":
      return { ...rule, op: "gt" };
    case "between":
      return {
        all: [
          { ...rule, op: "gt", value: low ?? 0 },
          { ...rule, op: "lt", value: high ?? 0 },
        ],
      };
    default:
      return rule;
  }
}
