import { describe, expect, test } from "vitest";

import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { generateScenarios } from "./boundary.ts";
import { PRACTICE_SCENARIOS, variantsOf } from "#app/domain/questions/variants.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";
import { scenarioFaults } from "#tests/content/scenario-faults.ts";

const playbook = aPlaybook();
const asked = { count: 20, seed: 1, at: Date.UTC(2026, 5, 1) };

function casesOf(basis: Playbook, key: string): string[] {
  const generated = generateScenarios(basis, key, asked);
  return generated.kind === "none" ? [] : generated.scenarios.map((scenario) => scenario.case);
}

describe("generated scenarios", () => {
  test("stand just inside and just outside every edge of the rule", () => {
    expect(casesOf(playbook, "company-size").slice(0, 6)).toEqual([
      "company-employees-50-49-met",
      "company-employees-50-49-unmet",
      "company-employees-1000-1001-met",
      "company-employees-1000-1001-unmet",
      "company-employees-525-2000-met",
      "company-employees-525-2000-unmet",
    ]);
    expect(casesOf(playbook, "asked-for-demo").slice(0, 4)).toEqual([
      "demo-requested-window-met",
      "demo-requested-window-unmet",
      "demo-requested-count-met",
      "demo-requested-count-unmet",
    ]);
    expect(casesOf(playbook, "student")).toContain("contact-email-edu-met");
  });

  test.each(["company-size", "asked-for-demo", "student"])(
    "of %s are true, decided, and differ in one thing",
    (key) => {
      for (const seed of [1, 2, 3]) {
        const generated = generateScenarios(playbook, key, { ...asked, seed });
        if (generated.kind === "none") throw new Error(generated.because);
        expect(generated.scenarios).toHaveLength(20);
        expect(scenarioFaults(playbook, generated.scenarios, asked.at)).toEqual([]);
      }
    },
  );

  test("the same input gives the same ones, another seed other people, and any instant the same cases", () => {
    const once = generateScenarios(playbook, "company-size", asked);
    expect(generateScenarios(playbook, "company-size", asked)).toEqual(once);
    expect(generateScenarios(playbook, "company-size", { ...asked, seed: 2 })).not.toEqual(once);
    const later = generateScenarios(playbook, "company-size", { ...asked, at: asked.at + 1e9 });
    expect(later.kind === "generated" && later.scenarios.map(({ rows }) => rows)).toEqual(
      once.kind === "generated" && once.scenarios.map(({ rows }) => rows),
    );
  });

  test("a criterion that makes no difference has none, and says why", () => {
    const pointless: Playbook = { ...playbook, scoring: { threshold: 20 } };
    expect(generateScenarios(pointless, "asked-for-demo", asked)).toEqual({
      kind: "none",
      because: "asked-for-demo never decides alone: its points make no difference",
    });
    expect(generateScenarios(playbook, "which-paper", asked).kind).toBe("none");
  });

  test("an optional criterion decides where its points tip the balance", () => {
    const ruled = (key: string, points: number, attribute: string): Playbook["criteria"][number] => ({
      key,
      title: key,
      kind: "fit",
      importance: "standard",
      required: false,
      points,
      rule: { attribute, op: "gte", value: 10 },
      why: "x",
    });
    const criteria = [ruled("a", 20, "attributes.a"), ruled("b", 20, "attributes.b"), ruled("c", 20, "attributes.c")];
    const basis: Playbook = { ...playbook, criteria, scoring: { threshold: 40 } };
    const generated = generateScenarios(basis, "a", asked);
    if (generated.kind === "none") throw new Error(generated.because);
    expect(scenarioFaults(basis, generated.scenarios, asked.at)).toEqual([]);
  });

  test("variants are the first twenty for seed 1, under the question's key", () => {
    const generated = generateScenarios(playbook, "company-size", PRACTICE_SCENARIOS);
    const ids = variantsOf(playbook, "company-size").map(({ id }) => id);
    expect(ids).toEqual(
      generated.kind === "generated" && generated.scenarios.map((each) => `size-boundary#${each.case}`),
    );
    expect(new Set(ids).size).toBe(20);
  });
});
