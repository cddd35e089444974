import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { toIncomingLead } from "#app/api/lead-json.ts";
import { LeadInput } from "#app/api/schemas/leads.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import { datedFrom } from "#app/domain/questions/scenario/dated-from.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { aPlaybook } from "#tests/content/a-playbook.ts";
import { contentScenarios } from "../../scripts/commands/content-scenarios.ts";

const folder = fileURLToPath(new URL("../../content/campaigns", import.meta.url));
const playbooks = (await findPlaybooks(folder)).flatMap(({ read }) => (read.kind === "ok" ? [read.playbook] : []));

/** Without a database: the command reads files. */
const nowhere = {
  config: {} as never,
  openDeps: () => Promise.reject(new Error("no database here")),
  databaseUrl: () => Promise.reject(new Error("no database here")),
};

test.each(playbooks.map((playbook) => ({ playbook, key: playbook.campaign.key })))(
  "every scenario's lead of $key can be posted as it is printed, and qualifies then as its question says",
  async ({ playbook, key }) => {
    const { jsonLines = [] } = await contentScenarios.run([`${folder}/${key}`, "--count", "8"], nowhere);
    expect(jsonLines.length).toBeGreaterThan(20);
    for (const line of jsonLines) {
      const { campaign, details, events } = toIncomingLead(LeadInput.parse(line["lead"]));
      const { qualified } = scoreLead(playbook, { ...details, events: [...events] }, Date.now());
      expect({ campaign, qualified }).toEqual({ campaign: key, qualified: line["qualified"] });
    }
  },
);

test.each([
  ["30d", "2026-11-22T00:00:00.000Z"],
  ["3d", "2026-11-22T00:00:00.000Z"],
  ["2d", "2026-11-22T17:00:00.000Z"],
  ["3h", "2026-11-22T17:00:00.000Z"],
  ["2h", "2026-11-22T17:48:00.000Z"],
])("a window of %s: events are dated back from %s", (within, from) => {
  const now = Date.parse("2026-11-22T17:48:31.500Z");
  const [amount, unit] = [Number.parseInt(within, 10), within.endsWith("d") ? DAY_MS : HOUR_MS];
  const rule = { not: { all: [{ event: "demo_requested", withinMs: amount * unit, atLeast: 1 }] } };
  const base = aPlaybook();
  const criteria = base.criteria.map((one) => (one.key === "asked-for-demo" ? { ...one, rule } : one));
  const playbook = { ...base, criteria };
  expect(new Date(datedFrom([playbook], now)).toISOString()).toBe(from);
  expect(now - datedFrom([playbook], now)).toBeLessThan(Math.max(MINUTE_MS, (amount * unit) / 3));
});
