import { beforeAll, describe, expect, test } from "vitest";
import type { TestBrowser } from "#tests/support/browser.ts";
import { testApp } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aWorldOf, receive, waive } from "#tests/support/leads.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const people = { manager: "", stranger: "", marketer: "", ada: "", ben: "", cleo: "" };
const TEAM = "/team?campaign=expo";

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada", "ben", "cleo"]);
  for (const name of ["ada", "ben", "cleo"] as const) people[name] = world.idOf(name);
  const rep = (name: "ada" | "ben") => ({ id: people[name], timeZone: "Europe/Berlin" });
  await practise(app.deps, rep("ada"), world.campaign);
  await practise(app.deps, rep("ben"), world.campaign, (_question, index) => index > 6);
  await waive(app.deps, world.campaign, [people.cleo]);
  people.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  people.stranger = (await aPerson(app.deps, "stella", { role: "manager" })).id;
  people.marketer = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  await aTeam(app.deps, "red", { managers: [people.stranger] });
  const { id: teamId } = await app.deps.db
    .selectFrom("team")
    .select("id")
    .where("key", "=", "emea")
    .executeTakeFirstOrThrow();
  await app.deps.db
    .insertInto("teamMember")
    .values({ teamId, personId: people.manager, capacity: "manager" })
    .execute();
});

const plain = (html: string) => html.replaceAll("<!-- -->", "").replaceAll("&quot;", '"');
async function text(browser: TestBrowser, path: string): Promise<string> {
  const response = await browser.visit(path);
  expect(response.status).toBe(200);
  return plain(await response.text());
}
const readiness = (id: string) => `/campaigns/expo/readiness/${id}`;

describe("what a team doesn't know", () => {
  test("shows the weakest criteria with what was answered, and who struggles", async () => {
    const page = await text(await app.signedIn(people.manager), TEAM);
    expect(page).toContain("What doesn’t stick");
    expect(page).toMatch(/\d+ of \d+ answers not as agreed \(\d+ %\), by 1 person/);
    expect(page).toMatch(/Is statement \d about (size|paper) true\?” – answered “False”/);
    expect(page).toMatch(/keeps slipping, \d of the last five not as agreed/);
  });

  test("can be narrowed to a name, and to those who need help", async () => {
    const manager = await app.signedIn(people.manager);
    const heat = (page: string) => page.slice(page.indexOf("Who holds what"), page.indexOf('id="help"'));
    const named = heat(await text(manager, `${TEAM}&name=CLE`));
    expect(named).toContain("1 of 3 people shown.");
    expect(named).toContain("Cleo");
    expect(named).not.toContain(">Ada<");
    expect(await text(manager, `${TEAM}&name=nobody`)).toContain("0 of 3 people shown.");
    const inNeed = await text(manager, `${TEAM}&show=help`);
    expect(heat(inNeed)).toContain(">Ben<");
    expect(inNeed).toMatch(/In by waiver only, until \w+ \d+ \w+/);
  });

  test("leaves as CSV, for the viewer's own people", async () => {
    const response = await (await app.signedIn(people.manager)).visit("/team/people.csv?campaign=expo&sort=name");
    expect(response.headers.get("content-type")).toContain("text/csv");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)], "spreadsheets know it for UTF-8").toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...lines] = new TextDecoder().decode(bytes).trim().split("\r\n");
    expect(header).toMatch(
      /^Name,Team,Can take leads,Readiness,Let in by,Until \([A-Za-z /]+\),Why they need help,[^,]+,[^,]+$/,
    );
    const cells = lines.map((line) => line.split(","));
    expect(cells.map(([name]) => name)).toEqual(["Ada", "Ben", "Cleo"]);
    expect(cells.map(([, team]) => team)).toEqual(["Emea", "Emea", "Emea"]);
    expect(cells[2]?.slice(2, 6)).toEqual([
      "yes",
      "not ready",
      "waiver",
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
    ]);
    for (const words of lines.join(",").split(",")) expect(words).not.toMatch(/^[=+@]|_/);
    await app.deps.db.updateTable("team").set({ name: "=1+1" }).where("key", "=", "emea").execute();
    const named = await (await app.signedIn(people.manager)).visit("/team/people.csv?campaign=expo");
    expect((await named.text()).match(/,'=1\+1,/g), "a team's name is never run as a formula").toHaveLength(3);
    await app.deps.db.updateTable("team").set({ name: "Emea" }).where("key", "=", "emea").execute();
    expect((await (await app.signedIn(people.stranger)).visit("/team/people.csv")).status).toBe(404);
    expect((await (await app.signedIn(people.ada)).visit("/team/people.csv")).status).toBe(403);
  });

  test("one or many are asked to practise, by managers only", async () => {
    const form = { intent: "nudge", word: "Two minutes before lunch", "people[]": [people.ada, people.ben] };
    const manager = await app.signedIn(people.manager);
    expect(plain(await (await manager.submit(TEAM, form)).text())).toMatch(
      /(Two people|1 person|One person) will be asked/,
    );
    expect((await manager.submit(TEAM, { ...form, "people[]": [] })).status).toBe(422);
    expect((await (await app.signedIn(people.marketer)).submit(TEAM, form)).status).toBe(403);
    await (await app.signedIn(people.stranger)).submit(TEAM, { ...form, "people[]": [people.cleo] });
    const nudged = await app.deps.db.selectFrom("nudge").select("personId").execute();
    expect(nudged.map(({ personId }) => personId)).not.toContain(people.cleo);
    expect(nudged.length).toBeGreaterThan(0);
  });
});

describe("a suspension on the readiness page", () => {
  const form = { intent: "suspend", reason: "Waiting for the audit", until: "" };

  test("is set and lifted by a manager, and keeps leads away in between", async () => {
    const manager = await app.signedIn(people.manager);
    expect(await text(manager, readiness(people.cleo))).toContain("Keep leads from Cleo");
    expect((await manager.submit(readiness(people.cleo), form)).status).toBe(302);
    const page = await text(manager, readiness(people.cleo));
    expect(page).toContain("Cleo is suspended from Campaign expo leads");
    expect(page).toContain("Until somebody lifts it");
    const received = await receive(app.deps, aLead());
    const owner = await app.deps.db
      .selectFrom("assignment")
      .select("repId")
      .where("leadId", "=", received.lead.id)
      .executeTakeFirst();
    expect(owner?.repId).not.toBe(people.cleo);
    const id = /name="suspension" value="([^"]+)"/.exec(page)?.[1] ?? "";
    expect((await manager.submit(readiness(people.cleo), { intent: "lift", suspension: id })).status).toBe(302);
    expect(await text(manager, readiness(people.cleo))).toContain("A waiver lets Cleo take");
  });

  test("is nobody else's to set", async () => {
    for (const id of [people.marketer, people.cleo]) {
      const browser = await app.signedIn(id);
      expect(await text(browser, readiness(people.cleo))).not.toContain("Keep leads from");
      expect((await browser.submit(readiness(people.cleo), form)).status).toBe(403);
    }
    expect((await (await app.signedIn(people.stranger)).submit(readiness(people.cleo), form)).status).toBe(404);
  });

  test("says what is missing and keeps what was typed", async () => {
    const manager = await app.signedIn(people.manager);
    const refused = await manager.submit(readiness(people.ben), { ...form, until: "2001-01-01" });
    expect(refused.status).toBe(422);
    expect(plain(await refused.text())).toContain("Waiting for the audit</textarea>");
  });
});

describe("coaching notes", () => {
  test("are read by managers, the shared ones by the person too, and by nobody else", async () => {
    const manager = await app.signedIn(people.manager);
    const write = (words: string, rest: Record<string, string> = {}) =>
      manager.submit(readiness(people.ada), { intent: "note", text: words, ...rest });
    expect((await write("Size first, then the paper.", { shared: "on" })).status).toBe(302);
    expect((await write("Look again on Friday.")).status).toBe(302);
    const own = await text(await app.signedIn(people.ada), readiness(people.ada));
    expect(own).toContain("Size first, then the paper.");
    expect(own).not.toContain("Look again on Friday.");
    expect(await text(manager, readiness(people.ada))).toContain("Look again on Friday.");
    const others = await text(await app.signedIn(people.marketer), readiness(people.ada));
    expect(others).not.toContain("Size first");
    const asRep = await app.signedIn(people.ada);
    expect((await asRep.submit(readiness(people.ada), { intent: "note", text: "Mine" })).status).toBe(403);
  });
});
