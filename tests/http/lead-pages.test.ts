import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aWorldOf, receive, stagesOf, waive } from "#tests/support/leads.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";

const app = testApp(testDatabase());
const ids = { owner: "", colleague: "", manager: "", stranger: "", marketer: "" };
let lead = "";

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada", "ben"]);
  await waive(app.deps, world.campaign, [world.idOf("ada")]);
  ids.owner = world.idOf("ada");
  ids.colleague = world.idOf("ben");
  ids.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  ids.stranger = (await aPerson(app.deps, "stella", { role: "manager" })).id;
  ids.marketer = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  await aTeam(app.deps, "blue", { members: [ids.owner], managers: [ids.manager] });
  lead = (await receive(app.deps, aLead())).lead.id;
});

async function statusFor(person: string, path: string): Promise<number> {
  return (await (await app.signedIn(person)).visit(path)).status;
}

describe("whose leads somebody sees", () => {
  test.each([
    ["its owner", "owner", 200],
    ["another rep", "colleague", 404],
    ["the manager of its owner's team", "manager", 200],
    ["a manager of other teams", "stranger", 404],
    ["a marketer", "marketer", 200],
  ] as const)("%s", async (_who, person, status) => {
    expect(await statusFor(ids[person], `/leads/${lead}`)).toBe(status);
    const list = await (await (await app.signedIn(ids[person])).visit("/leads?stage=all")).text();
    expect(list.includes(`/leads/${lead}`)).toBe(status === 200);
  });

  test("an address that is no lead's", async () => {
    expect(await statusFor(ids.marketer, "/leads/nonsense")).toBe(404);
  });
});

describe("the handoff page", () => {
  test("says why it qualified, why this rep, and what would come of it", async () => {
    const page = await (await (await app.signedIn(ids.owner)).visit(`/leads/${lead}`)).text();
    expect(page).toContain("Why it qualified");
    expect(page).toContain("120 employees");
    expect(page).toContain("Why you, and why not others");
    expect(page).not.toMatch(/<code[^>]*>not_ready/);
    expect(page).toContain('href="mailto:pat@prospect.example"');
    expect(page).toContain("Leaves marketing for good");
  });

  test("is read by others without forms", async () => {
    const page = await (await (await app.signedIn(ids.marketer)).visit(`/leads/${lead}`)).text();
    expect(page).not.toContain("Hand it back");
    const refused = await (
      await app.signedIn(ids.marketer)
    ).submit(`/leads/${lead}`, { intent: "touch", kind: "call" });
    expect(refused.status).toBe(403);
    const hidden = await (
      await app.signedIn(ids.colleague)
    ).submit(`/leads/${lead}`, { intent: "touch", kind: "call" });
    expect(hidden.status).toBe(404);
  });

  test("logs a touch, refuses what is too early, hands back", async () => {
    const browser = await app.signedIn(ids.owner);
    const touched = await browser.submit(`/leads/${lead}`, { intent: "touch", kind: "call", note: "Left a message" });
    expect(touched.headers.get("location")).toBe(`/leads/${lead}?did=touch`);
    expect(await stagesOf(app.deps.db, lead)).toContain("working");
    const early = await browser.submit(`/leads/${lead}`, {
      intent: "disposition",
      code: "unresponsive",
      note: "tried",
    });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain("1 of 6 touches so far");
    const back = await browser.submit(`/leads/${lead}`, {
      intent: "disposition",
      code: "bad_timing",
      revisit: "2026-03-02",
    });
    expect(back.headers.get("location")).toBe("/leads?did=disposition");
    // An old tab, or the way back: whoever had it is told what has become of it, a stranger nothing.
    for (const answer of [
      await browser.visit(`/leads/${lead}`),
      await browser.submit(`/leads/${lead}`, { intent: "touch", kind: "call" }),
    ]) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("This lead is not yours any more");
    }
    const colleague = await (await app.signedIn(ids.colleague)).visit(`/leads/${lead}`);
    expect(await colleague.text()).toContain("There is no such lead.");
    expect((await stagesOf(app.deps.db, lead)).at(-1)).toBe("nurturing");
    const row = await app.deps.db
      .selectFrom("lead")
      .select("revisitAt")
      .where("id", "=", lead)
      .executeTakeFirstOrThrow();
    expect(row.revisitAt?.toISOString().slice(0, 10)).toBe("2026-03-02");
  });

  test("reports how the sale goes, only along steps that can follow", async () => {
    const next = (await receive(app.deps, aLead({ externalId: "two" }))).lead.id;
    const browser = await app.signedIn(ids.owner);
    const lost = await browser.submit(`/leads/${next}`, { intent: "outcome", stage: "lost", amount: "" });
    expect(lost.status).toBe(422);
    const sql = await browser.submit(`/leads/${next}`, { intent: "outcome", stage: "sql", amount: "12000" });
    expect(sql.headers.get("location")).toBe(`/leads/${next}?did=outcome`);
  });
});

describe("a lead that waits", () => {
  test("stands on the board and in the list, with why", async () => {
    await app.deps.db
      .updateTable("waiver")
      .set({ revokedAt: new Date(app.deps.clock.now()) })
      .execute();
    await app.deps.db.deleteFrom("eligibility").execute();
    const held = (await receive(app.deps, aLead({ externalId: "three" }))).lead;
    expect(held.stage).toBe("held");
    const marketer = await app.signedIn(ids.marketer);
    expect(await (await marketer.visit("/board")).text()).toContain("One lead waits for someone ready.");
    expect(await (await marketer.visit("/leads?stage=held")).text()).toContain("2 not ready");
    expect(await (await marketer.visit(`/leads/${held.id}`)).text()).toContain("Why nobody has it");
  });
});
