import { beforeAll, expect, test } from "vitest";
import { MINUTE_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

/** Ten minutes to four in the morning in Kathmandu, just past midnight in Berlin. */
const BEFORE_FOUR = Date.parse("2026-07-02T03:50:00+05:45");
const database = testDatabase();
const clock = testClock(BEFORE_FOUR);
const deps = () => testDeps(database.db, clock);

beforeAll(async () => {
  await aPerson(deps(), "mara", { role: "marketer" });
  await aPerson(deps(), "sami", { role: "manager" });
  await publishPlaybook(deps(), aPlaybook());
});

async function levelOf(repId: string): Promise<string | undefined> {
  const campaign = await campaignOf(deps());
  return (await checkEligibility(deps(), { campaign, repIds: [repId] })).verdicts.get(repId)?.level;
}

test("two practice days are those of the rep's own zone, and none is lost on a flight west", async () => {
  const campaign = await campaignOf(deps());
  const [early, late] = [
    await aPerson(deps(), "sita", { teamKeys: ["emea"] }),
    await aPerson(deps(), "ben", { teamKeys: ["emea"] }),
  ];
  const sita = { id: early.id, timeZone: "Asia/Kathmandu" };
  const ben = { id: late.id, timeZone: "Europe/Berlin" };
  for (const rep of [sita, ben]) await practise(deps(), rep, campaign);
  expect([await levelOf(sita.id), await levelOf(ben.id)]).toEqual(["provisional", "provisional"]);

  clock.advance(20 * MINUTE_MS);
  expect(await practise(deps(), sita, campaign), "a new day asks again what isn't proven").toBeGreaterThan(0);
  await practise(deps(), ben, campaign);
  expect([await levelOf(sita.id), await levelOf(ben.id)]).toEqual(["ready", "provisional"]);

  clock.advance(60 * MINUTE_MS);
  const landed = { id: sita.id, timeZone: "America/Los_Angeles" };
  await practise(deps(), landed, campaign);
  expect(await levelOf(sita.id)).toBe("ready");
  const days = await database.db.selectFrom("answer").select("day").distinct().where("repId", "=", sita.id).execute();
  expect(days.map(({ day }) => day).toSorted()).toEqual(expect.arrayContaining(["2026-07-01", "2026-07-02"]));
  expect((await verifyEverything(deps())).differences).toEqual([]);
});
