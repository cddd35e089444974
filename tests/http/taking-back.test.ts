import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { findWaiting } from "#app/stores/presentations.ts";
import { findOpenSession } from "#app/stores/practice-sessions.ts";
import { testApp } from "#tests/support/app.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson } from "#tests/support/people.ts";
import { wrongResponse } from "#tests/support/practise.ts";

const database = testDatabase();
const app = testApp(database);
let ada: string;

beforeAll(async () => {
  await aPerson(app.deps, "mara", { role: "marketer" });
  await aPerson(app.deps, "sami", { role: "manager" });
  ada = (await aPerson(app.deps, "ada", { teamKeys: ["emea"] })).id;
  await publishPlaybook(app.deps, aPlaybook());
});

describe("“I mis-clicked”, without JavaScript", () => {
  test("stands on the verdict for a minute, takes the answer back, and says so; later it says why not", async () => {
    const browser = await app.signedIn(ada);
    const first = await missOne();
    expect(await first.text()).toContain("I mis-clicked");
    const taken = await browser.follow(
      await browser.submit(first.address, { presentation: first.id, intent: "take_back" }),
    );
    const page = await taken.text();
    expect(page).toContain("Taken back.");
    expect(page).not.toContain("I mis-clicked");
    const { count } = await database.db
      .selectFrom("answer")
      .select((of) => of.fn.countAll<number>().as("count"))
      .where("kind", "=", "void")
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);

    const second = await missOne();
    app.deps.clock.advance(61_000);
    expect(await (await browser.visit(second.address)).text()).not.toContain("I mis-clicked");
    const late = await browser.submit(second.address, { presentation: second.id, intent: "take_back" });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("this one stays");

    async function missOne() {
      await browser.visit("/practice?campaign=expo");
      const campaign = await campaignOf(app.deps);
      const since = app.deps.clock.now() - DAY_MS;
      const session = await findOpenSession(app.deps.db, { repId: ada, campaignId: campaign.id, since });
      const question = session && (await findWaiting(app.deps.db, session.id));
      if (!question) throw new Error("no question waits");
      const response = wrongResponse(question);
      const choice = response.kind === "choice" ? response.ids : [];
      const verdict = await browser.follow(
        await browser.submit("/practice?campaign=expo", { presentation: question.id, choice }),
      );
      return {
        id: question.id,
        address: `/practice?campaign=expo&answered=${question.id}`,
        text: () => verdict.text(),
      };
    }
  });
});
