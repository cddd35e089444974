import { beforeAll, describe, expect, test } from "vitest";
import { wantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
import { checkRows } from "#app/use-cases/leads/import/check-rows.ts";
import { partsOf } from "#app/use-cases/leads/import/row-parts.ts";
import { suggestMapping } from "#app/use-cases/leads/import/suggest-mapping.ts";
import { campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { expectLeadsInOrder, waive } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";
import {
  coursesPlaybook,
  hasSample,
  importSampleLeads,
  readSample,
  SAMPLE_ABSENT,
  SAMPLE_MAPPING,
} from "#tests/support/sample-leads.ts";

const database = testDatabase();

beforeAll(async () => {
  const deps = testDeps(database.db);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const rep = await aPerson(deps, "ada", { teamKeys: ["emea"] });
  await publishPlaybook(deps, coursesPlaybook());
  await waive(deps, await campaignOf(deps, "online-courses"), [rep.id]);
});

describe("real leads, as somebody's system wrote them", () => {
  test("are mapped by their headings but for one choice: what the last activity is", async (context) => {
    context.skip(!hasSample(), SAMPLE_ABSENT);
    const table = await readSample();
    expect(table.columns).toHaveLength(37);
    const guess = suggestMapping(table, wantedFacts(coursesPlaybook()), NOW);
    const chosen = SAMPLE_MAPPING.columns.filter(({ to }) => to === "event");
    expect(chosen).toHaveLength(1);
    const plain = ({ column, to, as = "text" }: (typeof guess.columns)[number]) => ({ column, to, as });
    expect(guess.columns.map(plain)).toEqual(SAMPLE_MAPPING.columns.filter(({ to }) => to !== "event").map(plain));
  });

  test("all read without a refusal, and qualify in part", async (context) => {
    context.skip(!hasSample(), SAMPLE_ABSENT);
    const deps = testDeps(database.db);
    const { columns, rows } = await readSample();
    const campaign = await campaignOf(deps, "online-courses");
    const file = { campaign, columns, mapping: SAMPLE_MAPPING, uploadedAt: NOW, parts: partsOf(rows) };
    const report = await checkRows(deps, file);
    expect(report).toMatchObject({ rows: 1500, created: 1500, refused: 0, version: 1 });
    process.stdout.write(`of 1500 real leads ${report.qualified} would qualify\n`);
    expect(report.qualified / 1500).toBeGreaterThan(0.1);
    expect(report.qualified / 1500).toBeLessThan(0.6);
  });

  test("come in whole, and those that qualified are those that bought", async (context) => {
    context.skip(!hasSample(), SAMPLE_ABSENT);
    const deps = testDeps(database.db);
    const { columns, rows } = await readSample();
    const done = await importSampleLeads(deps, { rows: ROWS });
    expect(await importProgress(database.db, done.id)).toMatchObject({ done: ROWS, created: ROWS, refused: 0 });

    const stored = await database.db.selectFrom("lead").select(["externalId", "qualified"]).execute();
    const qualified = new Set(stored.filter((lead) => lead.qualified).map((lead) => lead.externalId));
    expect(qualified.size).toBe(done.report?.qualified);
    // What marketing knew and the playbook was not told: who bought.
    const cellsOf = (heading: string) => rows.slice(0, ROWS).map(({ cells }) => cells[columns.indexOf(heading)] ?? "");
    const converted = cellsOf("Converted");
    const bought = cellsOf("Prospect ID").filter((_, index) => converted[index] === "1");
    const both = bought.filter((id) => qualified.has(id)).length;
    const rate = both / qualified.size;
    const rest = (bought.length - both) / (ROWS - qualified.size);
    process.stdout.write(
      `of ${ROWS} imported ${qualified.size} qualify: ${percent(rate)} of them bought, ${percent(rest)} of the others\n`,
    );
    expect(rate).toBeGreaterThan(2 * rest);
    await expectLeadsInOrder(database.db);
  }, 120_000);
});

/** Enough for the figures; every row is assigned, held or nurtured in a transaction of its own. */
const ROWS = 500;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
