import { beforeAll, describe, expect, test } from "vitest";
import { wantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
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

  test("come in whole, qualify in part, and those that qualified are those that bought", async (context) => {
    context.skip(!hasSample(), SAMPLE_ABSENT);
    const deps = testDeps(database.db);
    const table = await readSample();
    const done = await importSampleLeads(deps);
    expect(done.report).toMatchObject({ rows: 1500, created: 1500, refused: 0, version: 1 });
    const progress = await importProgress(database.db, done.id);
    expect(progress).toMatchObject({ done: 1500, created: 1500, updated: 0, refused: 0 });

    const stored = await database.db.selectFrom("lead").select(["externalId", "qualified"]).execute();
    const qualified = new Set(stored.filter((lead) => lead.qualified).map((lead) => lead.externalId));
    expect(qualified.size).toBe(done.report?.qualified);
    const share = qualified.size / stored.length;
    // What marketing knew and the playbook was not told: who bought.
    const idAt = table.columns.indexOf("Prospect ID");
    const boughtAt = table.columns.indexOf("Converted");
    const bought = table.rows.filter(({ cells }) => cells[boughtAt] === "1").map(({ cells }) => cells[idAt] ?? "");
    const boughtAndQualified = bought.filter((id) => qualified.has(id)).length;
    const rate = boughtAndQualified / qualified.size;
    const rest = (bought.length - boughtAndQualified) / (stored.length - qualified.size);
    process.stdout.write(
      `of ${stored.length} real leads ${qualified.size} qualify (${(share * 100).toFixed(1)} %); ` +
        `${(rate * 100).toFixed(1)} % of them bought, ${(rest * 100).toFixed(1)} % of the others\n`,
    );
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.6);
    expect(rate).toBeGreaterThan(2 * rest);
    await expectLeadsInOrder(database.db);
  }, 240_000);
});
