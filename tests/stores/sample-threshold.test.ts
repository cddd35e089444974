import { expect, test, vi } from "vitest";
import { previewScoring } from "#app/use-cases/playbook/preview-scoring.ts";
import { rescoreCampaign } from "#app/use-cases/leads/rescore-campaign.ts";
import { campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { coursesPlaybook, hasSample, importSampleLeads, SAMPLE_ABSENT } from "#tests/support/sample-leads.ts";

vi.setConfig({ testTimeout: 180_000 });
const database = testDatabase();
const ROWS = 120;

test("the preview names which rows of the sample flip when the threshold moves, and publishing turns exactly those", async (context) => {
  context.skip(!hasSample(), SAMPLE_ABSENT);
  const deps = testDeps(database.db);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, coursesPlaybook());
  await importSampleLeads(deps, { rows: ROWS });
  const { id: campaignId } = await campaignOf(deps, "online-courses");
  const qualified = async () => {
    const rows = await database.db
      .selectFrom("lead")
      .select(["externalId", "score"])
      .where("qualified", "=", true)
      .execute();
    return new Map(rows.map(({ externalId, score }) => [externalId ?? "", score]));
  };
  const before = await qualified();
  const scores = [...before.values()].sort((a, b) => a - b);
  // Between the lowest score that qualifies and the next: some rows fall out, others stay.
  const threshold = scores.find((score) => score > (scores[0] ?? 0)) ?? 0;
  expect(threshold).toBeGreaterThan(50);

  const preview = await previewScoring(deps, {
    campaignId,
    before: coursesPlaybook(),
    after: coursesPlaybook(threshold),
  });
  const falls = [...before].filter(([, score]) => score < threshold).map(([name]) => name);
  expect(preview).toMatchObject({
    leads: ROWS,
    qualifiedBefore: before.size,
    qualifiedAfter: before.size - falls.length,
  });
  expect(preview?.lost.count).toBe(falls.length);
  expect(preview?.gained.count).toBe(0);
  for (const { externalId, decides } of preview?.lost.examples ?? []) {
    expect(falls).toContain(externalId);
    expect(decides).toEqual(["The threshold"]);
  }
  process.stdout.write(
    `Sample: of ${ROWS} rows ${before.size} qualify from 50 points, ${before.size - falls.length} from ${threshold}; named: ` +
      `${preview?.lost.examples.map(({ externalId }) => externalId?.slice(0, 8)).join(", ")}\n`,
  );

  await publishPlaybook(deps, coursesPlaybook(threshold));
  await rescoreCampaign(deps, { playbookId: (await campaignOf(deps, "online-courses")).playbookId ?? 0 });
  const after = await qualified();
  expect([...before.keys()].filter((name) => !after.has(name)).sort()).toEqual(falls.sort());
});
