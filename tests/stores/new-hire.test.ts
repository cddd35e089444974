import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, SECOND_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { remind } from "#app/use-cases/practice/remind.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const CRITERIA = Array.from({ length: 24 }, (_, index) => ({
  key: `c${index}`,
  importance: index < 12 ? ("critical" as const) : ("standard" as const),
  questions: 4,
  ...(index === 0 ? { rule: SIZE_RULE, points: 20, required: true } : {}),
}));
/** What one sitting asks at most. */
const CAP = 15;
/** Berlin's nine o'clock. */
const NINE = NOW - HOUR_MS;

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let ada = "";
const met = new Set<string>();

beforeAll(async () => {
  deps = testDeps(database.db);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, aPlaybook({ criteria: CRITERIA }));
  deps.clock.set(NINE - HOUR_MS);
  ada = (await aPerson(deps, "ada", { teamKeys: ["emea"] })).id;
  await remind(deps);
  deps.clock.set(NINE);
});

/** A sitting of twenty seconds a question, in which every second criterion is answered wrong when it is met. */
function sit(): Promise<number> {
  return practise(deps, { id: ada, timeZone: "Europe/Berlin" }, null, ({ criterionKey }) => {
    deps.clock.advance(20 * SECOND_MS);
    const isFirst = !met.has(criterionKey);
    met.add(criterionKey);
    return !isFirst || Number(criterionKey.slice(1)) % 2 === 1;
  });
}

async function verdict() {
  const campaign = await campaignOf(deps);
  return (await checkEligibility(deps, { campaign, repIds: [ada] })).verdicts.get(ada)!;
}

async function toldAt(at: number): Promise<string> {
  await database.db.deleteFrom("notice").where("personId", "=", ada).execute();
  deps.clock.set(at);
  await remind(deps);
  const notices = await database.db
    .selectFrom("notice")
    .select(["title", "body"])
    .where("personId", "=", ada)
    .execute();
  return notices.map(({ title, body }) => `${title}. ${body}`).join(" ");
}

test("half of the first answers wrong: provisional on day one, within sittings of fifteen questions", async () => {
  const sittings: number[] = [];
  while ((await verdict()).level === "not_ready") {
    sittings.push(await sit());
    expect(sittings.at(-1)).toBeLessThanOrEqual(CAP);
    expect(sittings.length).toBeLessThanOrEqual(4);
  }
  expect(await verdict()).toMatchObject({ level: "provisional", eligible: true, via: "gate" });
  expect(met.size).toBeGreaterThanOrEqual(12);
  // 24 criteria, 12 of them met with a wrong answer, each wanting a second right one besides.
  expect(sittings.reduce((sum, asked) => sum + asked, 0)).toBeLessThanOrEqual(60);
});

test("the model's word stands: what was first answered wrong lasts into the night, and the verdict says so", async () => {
  const { until } = await verdict();
  expect(until).toBeGreaterThan(NINE + 12 * HOUR_MS);
  expect(until).toBeLessThan(NINE + DAY_MS);
  deps.clock.set(until! - 1);
  expect((await verdict()).level).toBe("provisional");
  deps.clock.set(until!);
  expect((await verdict()).level).toBe("not_ready");
});

test("the next morning's reminder says that it was to be expected, and what today's practice brings", async () => {
  const told = await toldAt(NINE + DAY_MS);
  expect(told).toMatch(
    /Campaign expo: leads pause until you have practised\. A first day’s answers fade overnight, as they do\. About \d+ minutes of practice brings it back, and makes you ready\./,
  );
});

test("ready on day two, after one sitting", async () => {
  expect(await sit()).toBeLessThanOrEqual(CAP);
  const now = deps.clock.now();
  const second = await verdict();
  expect(second).toMatchObject({ level: "ready", eligible: true, via: "gate" });
  expect(second.until! - now).toBeGreaterThan(3 * DAY_MS);
});
