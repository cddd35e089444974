import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { countByCampaign, decideCount } from "#app/use-cases/team/campaign-counts.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aWorldOf, waive } from "#tests/support/leads.ts";
import { aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let ids: readonly string[] = [];
const ALL = { scope: { kind: "all" }, teamKey: null } as const;
const counted = async (asked: Parameters<typeof countByCampaign>[1] = ALL) => (await countByCampaign(deps, asked))[0]!;

beforeAll(async () => {
  deps = testDeps(database.db);
  const world = await aWorldOf(deps, ["ada", "ben", "cleo"]);
  ids = ["ada", "ben", "cleo"].map(world.idOf);
  await practise(deps, { id: world.idOf("ada"), timeZone: "Europe/Berlin" }, world.campaign);
  await waive(deps, world.campaign, [world.idOf("ben")]);
});

/** What the count says once everybody is decided, against the very question routing asks. */
async function expectSameAsAsked(eligible: number): Promise<void> {
  const before = await counted();
  const decided = await decideCount(deps, ALL, before);
  const { verdicts } = await checkEligibility(deps, { campaign: await campaignOf(deps), repIds: ids });
  expect(decided).toMatchObject({ eligible, people: 3, undecided: 0 });
  expect([...verdicts.values()].filter((verdict) => verdict.eligible)).toHaveLength(eligible);
  expect(await counted()).toMatchObject({ eligible, people: 3, undecided: 0 });
}

test("a count is what routing would say, and knows whose verdict no longer answers", async () => {
  expect((await counted()).undecided).toBeGreaterThan(0);
  await expectSameAsAsked(2);
});

test("a verdict made under another text, or run out, is not counted but decided", async () => {
  const size = { key: "size", rule: { ...SIZE_RULE, value: [50, 900] }, points: 20, required: true };
  const draft = { criteria: [size, { key: "paper", importance: "standard" as const }] };
  await publishPlaybook(deps, aPlaybook(draft), { enforceAfterMs: 2 * HOUR_MS, note: "for a test" });
  expect(await counted()).toMatchObject({ eligible: 0, undecided: 3 });
  await expectSameAsAsked(2);
  // It takes effect: the flip of the requirement, and the end of what was promised, at the same instant.
  deps.clock.advance(2 * HOUR_MS);
  expect((await counted()).undecided).toBeGreaterThan(0);
  await expectSameAsAsked(1);
  deps.clock.advance(31 * DAY_MS);
  expect(await counted()).toMatchObject({ eligible: 0, undecided: 1 });
  await expectSameAsAsked(0);
});

test("only the viewer's people are counted, each once", async () => {
  await aTeam(deps, "blue", { members: [ids[0]!] });
  const { id: emea } = await database.db
    .selectFrom("team")
    .select("id")
    .where("key", "=", "emea")
    .executeTakeFirstOrThrow();
  const { id: blue } = await database.db
    .selectFrom("team")
    .select("id")
    .where("key", "=", "blue")
    .executeTakeFirstOrThrow();
  await database.db
    .insertInto("campaignTeam")
    .values({ campaignId: (await campaignOf(deps)).id, teamId: blue })
    .execute();
  const some = (teamIds: string[]) => ({ kind: "some", personId: null, campaignOwnerId: null, teamIds }) as const;
  expect((await counted({ scope: some([emea, blue]), teamKey: null })).people).toBe(3);
  expect((await counted({ scope: some([blue]), teamKey: null })).people).toBe(1);
  expect((await counted({ ...ALL, teamKey: "blue" })).people).toBe(1);
  expect(await countByCampaign(deps, { scope: some([]), teamKey: null })).toEqual([]);
});
