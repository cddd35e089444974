import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { grantWaiver } from "#app/use-cases/eligibility/grant-waiver.ts";
import { forecastEligibility } from "#app/use-cases/eligibility/check.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { voidAnswer } from "#app/use-cases/practice/void-answer.ts";
import { endOfDay } from "#app/routes/rep/readiness/form.server.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise, wrongResponse } from "#tests/support/practise.ts";

const database = testDatabase();
const app = testApp(database);
let ada: string;
let sami: string;
const rep = () => ({ id: ada, timeZone: "Europe/Berlin" });
const address = () => `/campaigns/expo/readiness/${ada}`;

beforeAll(async () => {
  await aPerson(app.deps, "mara", { role: "marketer" });
  sami = (await aPerson(app.deps, "sami", { role: "manager" })).id;
  await publishPlaybook(app.deps, aPlaybook());
  ada = (await aPerson(app.deps, "ada", { teamKeys: ["emea"] })).id;
});

async function page(query = ""): Promise<string> {
  const browser = await app.signedIn(ada);
  return (await (await browser.visit(address() + query)).text()).replaceAll("<!-- -->", "");
}

describe("the history of a readiness", () => {
  test("tells the rise from provisional to ready, to the rep and to their manager, and no stranger", async () => {
    const { deps } = app;
    const ben = (await aPerson(deps, "ben", { teamKeys: ["emea"] })).id;
    const max = (await aPerson(deps, "max", { role: "manager" })).id;
    const { id: teamId } = await deps.db
      .selectFrom("team")
      .select("id")
      .where("key", "=", "emea")
      .executeTakeFirstOrThrow();
    await deps.db.insertInto("teamMember").values({ teamId, personId: max, capacity: "manager" }).execute();
    const read = async (viewer: string) => {
      const response = await (await app.signedIn(viewer)).visit(`/campaigns/expo/readiness/${ben}`);
      return { status: response.status, text: (await response.text()).replaceAll("<!-- -->", "") };
    };
    await practise(deps, { id: ben, timeZone: "Europe/Berlin" }, await campaignOf(deps));
    const first = (await read(ben)).text;
    expect(first.includes("Leads came to you, a few at a time")).toBe(true);
    expect(first.includes("Ready: the provisional limit is gone")).toBe(false);
    deps.clock.advance(DAY_MS);
    await practise(deps, { id: ben, timeZone: "Europe/Berlin" }, await campaignOf(deps));
    for (const viewer of [ben, max]) {
      const { text } = await read(viewer);
      expect(
        /Ready: the provisional limit is gone.*A right answer: “.*Leads came to (you|Ben), a few at a time/s.test(text),
      ).toBe(true);
    }
    const stranger = (await aPerson(deps, "stella", { role: "manager" })).id;
    expect((await read(stranger)).status).toBe(404);
    deps.clock.advance(-DAY_MS);
  });

  test("says what opened and what shut the gate: answers, taking back, a new text, a waiver, time", async () => {
    const { deps } = app;
    expect(await page()).not.toContain("Since when");
    await practise(deps, rep(), await campaignOf(deps));
    deps.clock.advance(DAY_MS);
    const { presentation } = await openSession(deps, { rep: rep(), only: await campaignOf(deps) });
    if (!presentation) throw new Error("nothing to practise");
    await submitAnswer(deps, { rep: rep(), presentationId: presentation.id, response: wrongResponse(presentation) });
    deps.clock.advance(5_000);
    await voidAnswer(deps, { rep: rep(), presentationId: presentation.id });
    let text = await page();
    expect(text).toContain("Since when, and what changed it");
    expect(text).toMatch(/An answer was taken back: “Title of [a-z]+”\..*An answer that was not the agreed one: “/s);
    expect(text).toMatch(/An answer that was not the agreed one: “.*A right answer: “/s);

    deps.clock.advance(HOUR_MS);
    const size = { key: "size", rule: { ...SIZE_RULE, value: [50, 900] }, points: 20, required: true };
    await publishPlaybook(deps, aPlaybook({ criteria: [size, { key: "paper", importance: "standard" }] }));
    expect(await page()).toContain("Playbook version 2 took effect.");
    deps.clock.advance(HOUR_MS);
    const until = deps.clock.now() + 2 * DAY_MS;
    const campaign = await campaignOf(deps);
    await grantWaiver(deps, {
      actor: { kind: "person", id: sami },
      campaign,
      repId: ada,
      reason: "Starts today",
      until,
    });
    expect(await page()).toContain("A waiver was given.");
    deps.clock.advance(2 * DAY_MS + HOUR_MS);
    text = await page();
    expect(text).toContain("What was known or allowed had run out");
  });

  test("looks ahead to a day as the API does", async () => {
    const { deps } = app;
    await practise(deps, rep(), await campaignOf(deps));
    const days = [1, 20, 400].map((ahead) => new Date(deps.clock.now() + ahead * DAY_MS).toISOString().slice(0, 10));
    const levels = [];
    for (const day of days) {
      const at = endOfDay(day, "Europe/Berlin");
      const { level } = await forecastEligibility(deps, { campaign: await campaignOf(deps), repId: ada, at });
      levels.push(level);
      expect(await page(`?day=${day}`)).toContain(`without practice: ${level === "not_ready" ? "not ready" : level}.`);
    }
    expect(new Set(levels).size).toBeGreaterThan(1);
    expect(await page("?day=2020-01-01")).toContain("That day has passed");
    expect(await page("?day=soon")).toContain("Choose a day.");
  });
});
