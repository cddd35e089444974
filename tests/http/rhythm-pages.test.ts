import { beforeAll, expect, test } from "vitest";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";
import { listRhythms } from "#app/stores/rhythms.ts";

const database = testDatabase();
const app = testApp(database);

let ada: string;
let boss: string;
let other: string;
let team: string;

beforeAll(async () => {
  await aPerson(app.deps, "mara", { role: "marketer" });
  await aPerson(app.deps, "sami", { role: "manager" });
  await publishPlaybook(app.deps, aPlaybook());
  ada = (await aPerson(app.deps, "ada", { teamKeys: ["emea"] })).id;
  boss = (await aPerson(app.deps, "boss", { role: "manager" })).id;
  other = (await aPerson(app.deps, "other", { role: "manager" })).id;
  team = (await app.deps.db.selectFrom("team").select("id").where("key", "=", "emea").executeTakeFirstOrThrow()).id;
  await app.deps.db.insertInto("teamMember").values({ teamId: team, personId: boss, capacity: "manager" }).execute();
});

async function bodyOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll("<!-- -->", "");
}

test("a new hire sees the next practice and the first two weeks; so does their manager, and no stranger", async () => {
  const today = await bodyOf(await (await app.signedIn(ada)).visit("/"));
  expect(today).toContain("Next practice: today.");
  expect(today).toContain("Your first two weeks");
  expect(today).toContain("First Campaign expo leads, provisional");
  expect(today).toContain("Ready for Campaign expo");
  const page = `/campaigns/expo/readiness/${ada}`;
  expect(await bodyOf(await (await app.signedIn(boss)).visit(page))).toContain("Ada’s first two weeks");
  expect((await (await app.signedIn(other)).visit(page)).status).toBe(404);
});

test("a rep chooses own days, an hour and a channel; mistakes stay on the page", async () => {
  const browser = await app.signedIn(ada);
  expect((await browser.visit("/settings/rhythm")).status).toBe(200);
  const wrong = await browser.submit("/settings/rhythm", { week: "own", hour: "9", channel: "in_app" });
  expect(wrong.status).toBe(422);
  expect(await bodyOf(wrong)).toContain("Choose at least one day");
  const mail = await browser.submit("/settings/rhythm", { week: "team", hour: "9", channel: "email" });
  expect(mail.status).toBe(422);
  const saved = await browser.submit("/settings/rhythm", {
    week: "own",
    "days[]": ["tue", "sat"],
    hour: "17",
    channel: "none",
    questions: "9",
  });
  expect(saved.status).toBe(302);
  const [rhythm] = await listRhythms(app.deps.db, [ada]);
  expect(rhythm).toMatchObject({ practiceDays: ["tue", "sat"], remindHour: 17, channel: "none", showsStreak: false });
  expect(rhythm?.sessionQuestions).toBe(9);
  const odd = await browser.submit("/settings/rhythm", { week: "team", hour: "9", channel: "none", questions: "500" });
  expect([odd.status, await bodyOf(odd)]).toEqual([422, expect.stringContaining("Choose one of these sizes.")]);
  await browser.visit("/practice");
  const sessions = await app.deps.db
    .selectFrom("practiceSession")
    .select("questionCap")
    .where("repId", "=", ada)
    .where("campaignId", "is", null)
    .execute();
  expect(sessions).toEqual([{ questionCap: 9 }]);
  expect(await bodyOf(await browser.visit("/"))).toContain("Next practice: tomorrow.");
});

test("a team's days are its manager's to set, not a stranger's", async () => {
  const form = { intent: "practice-days", "days[]": ["mon", "wed"] };
  const denied = await (await app.signedIn(other)).submit(`/settings/teams/${team}`, form);
  expect([403, 404]).toContain(denied.status);
  const saved = await (await app.signedIn(boss)).submit(`/settings/teams/${team}`, form);
  expect(saved.status).toBe(302);
  const [rhythm] = await listRhythms(app.deps.db, [boss]);
  expect(rhythm?.teamDays).toEqual([["mon", "wed"]]);
});
