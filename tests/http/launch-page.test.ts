import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { suspend } from "#app/use-cases/eligibility/suspend.ts";
import { testApp } from "#tests/support/app.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aWorldOf } from "#tests/support/leads.ts";
import { aPerson, aTeam, SYSTEM } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const people = { manager: "", stranger: "", owner: "", rep: "" };
let idOf: (name: string) => string = () => "";
const PAGE = "/campaigns/expo/launch";

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada", "ben", "cleo"]);
  people.rep = world.idOf("ada");
  idOf = world.idOf;
  await practise(app.deps, { id: people.rep, timeZone: "Europe/Berlin" }, world.campaign);
  people.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  people.stranger = (await aPerson(app.deps, "stella", { role: "manager" })).id;
  const sami = await app.deps.db.selectFrom("person").select("id").where("email", "=", "sami@example.com").execute();
  people.owner = sami[0]?.id ?? "";
  const blue = await aTeam(app.deps, "blue", { members: [people.rep], managers: [people.manager] });
  await app.deps.db.insertInto("campaignTeam").values({ campaignId: world.campaign.id, teamId: blue }).execute();
  await aTeam(app.deps, "red", { managers: [people.stranger] });
});

const inDays = (days: number) => new Date(app.deps.clock.now() + days * DAY_MS).toISOString().slice(0, 10);
async function page(person: string, query = ""): Promise<{ status: number; text: string }> {
  const response = await (await app.signedIn(person)).visit(`${PAGE}${query}`);
  return { status: response.status, text: (await response.text()).replaceAll("<!-- -->", "") };
}

describe("the launch planner", () => {
  test("says what it takes everybody, for an owner of the campaign", async () => {
    const { status, text } = await page(people.owner, `?on=${inDays(21)}`);
    expect(status).toBe(200);
    expect(text).toMatch(/<h1[^>]*>All three make it by [^<]* minutes? a day/);
    for (const name of ["Ada", "Ben", "Cleo"]) expect(text).toContain(name);
    expect(text).toMatch(/\d+ % \(\d+–\d+ %\)/);
    expect(text).toMatch(/(\d+–\d+|up to \d+|about \d+|under a) minutes? a day/);
    // What it rests on is said where it is read.
    for (const assumption of ["played forward 20 times", "nine of ten of their practice days", "none during leave"]) {
      expect(text).toContain(assumption);
    }
  });

  test("says who will not make it by tomorrow, and what would help", async () => {
    const { text } = await page(people.owner, `?on=${inDays(1)}`);
    expect(text).toContain("Not in time");
    expect(text).toMatch(/working days? more would do|Two weeks more/);
    // Whoever has practised before stands after those who have not.
    const names = [...text.matchAll(/readiness\/[^"]+">(Ada|Ben|Cleo)</g)].map((match) => match[1]);
    expect(names).toHaveLength(3);
  });

  test("counts neither who is away until then nor who is suspended among those who make it, and says what helps", async () => {
    const on = `?on=${inDays(21)}`;
    const campaign = await campaignOf(app.deps);
    const [ben, cleo] = [idOf("ben"), idOf("cleo")];
    const now = app.deps.clock.now();
    await suspend(app.deps, {
      actor: SYSTEM.actor,
      campaign,
      repId: ben,
      reason: "Waiting for the audit",
      until: null,
    });
    await app.deps.db
      .insertInto("leave")
      .values({ personId: cleo, startsAt: new Date(now - DAY_MS), endsAt: new Date(now + 21 * DAY_MS) })
      .execute();
    const { text } = await page(people.owner, on);
    expect(text).toMatch(/<h1[^>]*>One of three makes it by /);
    expect(text).toContain("Lifting the suspension");
    expect(text).toContain("Not in time");
  });

  test("shows a manager their own people only", async () => {
    const { status, text } = await page(people.manager, `?on=${inDays(21)}`);
    expect(status).toBe(200);
    expect(text).toContain("Ada");
    expect(text).not.toContain("Cleo");
  });

  test("is not for reps, nor for managers of other teams", async () => {
    expect((await page(people.stranger)).status).toBe(404);
    expect((await page(people.rep)).status).toBe(404);
  });

  test("asks for a day where there is none, or a strange one", async () => {
    expect((await page(people.owner)).text).toContain("A plan needs a day");
    expect((await page(people.owner, "?on=soon")).text).toContain("expected a day such as");
    expect((await page(people.owner, "?on=2001-01-01")).text).toContain("That day has come");
    expect((await page(people.owner, "?on=2999-01-01")).text).toContain("more than 120 days ahead");
  });
});
