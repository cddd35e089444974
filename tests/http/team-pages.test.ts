import { beforeAll, describe, expect, test } from "vitest";
import type { TestBrowser } from "#tests/support/browser.ts";
import { testApp } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aWorldOf, waive } from "#tests/support/leads.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const people = { manager: "", stranger: "", marketer: "", rep: "" };
let idOf: (name: string) => string = () => "";

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada", "ben", "cleo"]);
  idOf = world.idOf;
  await practise(app.deps, { id: idOf("ada"), timeZone: "Europe/Berlin" }, world.campaign);
  await waive(app.deps, world.campaign, [idOf("ben")]);
  people.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  people.stranger = (await aPerson(app.deps, "stella", { role: "manager" })).id;
  people.marketer = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  people.rep = idOf("ada");
  await aTeam(app.deps, "blue", { members: [idOf("ada")], managers: [people.manager] });
  await aTeam(app.deps, "red", { managers: [people.stranger] });
  const { emea } = Object.fromEntries(
    (await app.deps.db.selectFrom("team").select(["key", "id"]).execute()).map(({ key, id }) => [key, id]),
  );
  await app.deps.db
    .insertInto("teamMember")
    .values({ teamId: emea ?? "", personId: people.manager, capacity: "manager" })
    .execute();
});

async function text(browser: TestBrowser, path: string): Promise<string> {
  const response = await browser.visit(path);
  expect(response.status).toBe(200);
  return response.text();
}

describe("the team page", () => {
  test("says who can take leads, and who holds what", async () => {
    const page = await text(await app.signedIn(people.manager), "/team");
    expect(page).toMatch(/2 of 3 can take these leads/);
    expect(page).toContain("Coverage per day, if nobody practises");
    for (const name of ["Ada", "Ben", "Cleo"]) expect(page).toContain(name);
    expect(page).toContain(`/campaigns/expo/readiness/${idOf("ada")}`);
    expect(page).toContain("0 ready, 1 provisional, 1 not ready, 1 by waiver");
  });

  test("shows a manager their teams, and nobody else's", async () => {
    const page = await text(await app.signedIn(people.stranger), "/team");
    expect(page).not.toContain("Ada");
    expect(page).toContain("No campaign asks anything of your teams yet");
  });

  test("shows a marketer everybody, and can be narrowed to a team", async () => {
    const marketer = await app.signedIn(people.marketer);
    expect(await text(marketer, "/team?campaign=expo")).toContain("Cleo");
    expect(await text(marketer, "/team?campaign=expo&team=emea&sort=name&page=99")).toContain("Cleo");
  });

  test("is not for reps", async () => {
    const response = await (await app.signedIn(people.rep)).visit("/team");
    expect(response.status).toBe(403);
  });
});

describe("the board", () => {
  test("is for managers, not for reps", async () => {
    expect(await text(await app.signedIn(people.manager), "/board")).toContain("Nothing waits");
    expect((await (await app.signedIn(people.rep)).visit("/board")).status).toBe(403);
  });
});
