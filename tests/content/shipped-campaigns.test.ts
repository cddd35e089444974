import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { generateScenarios } from "#app/domain/questions/scenario/boundary.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { scenarioFaults } from "#tests/content/scenario-faults.ts";

const root = fileURLToPath(new URL("../../content/campaigns/", import.meta.url));
const campaigns = await readdir(root);
const at = Date.UTC(2026, 5, 1);

describe.each(campaigns)("the campaign %s", (key) => {
  const file = `content/campaigns/${key}/playbook.yaml`;
  const read = readPlaybook(readFileSync(`${root}${key}/playbook.yaml`, "utf8"), file);

  test("is sound and named after its folder", () => {
    expect(read.kind === "ok" ? [] : read.problems.map(({ message }) => message)).toEqual([]);
    expect(read.kind === "ok" && read.playbook.campaign.key).toBe(key);
  });

  test("reads back as it is written", () => {
    if (read.kind !== "ok") throw new Error("unsound");
    expect(readPlaybook(writePlaybook(read.playbook), file)).toEqual(read);
  });

  test("has no generated scenario whose truth differs when its lead is scored anew", () => {
    if (read.kind !== "ok") throw new Error("unsound");
    let checked = 0;
    for (const criterion of read.playbook.criteria) {
      const generated = generateScenarios(read.playbook, criterion.key, { count: 20, seed: 1, at });
      if (generated.kind === "none") continue;
      expect(scenarioFaults(read.playbook, generated.scenarios, at)).toEqual([]);
      checked += generated.scenarios.length;
    }
    expect(checked).toBeGreaterThan(40);
  });
});
