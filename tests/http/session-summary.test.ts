import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "#app/domain/time.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { testApp } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aWorldOf, receive, theDetails } from "#tests/support/leads.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
let world: Awaited<ReturnType<typeof aWorldOf>>;
const HELD_FOR_OTHERS = { attribute: "company.country", op: "eq", value: "NO" };

beforeAll(async () => {
  for (const key of ["fjord"]) await aTeam(app.deps, key);
  world = await aWorldOf(app.deps, ["ada", "ben"], {
    teams: ["emea", "fjord"],
    sections: {
      routing: {
        routes: [{ when: HELD_FOR_OTHERS, pool: "fjord", strategy: "round_robin" }],
        default: { pool: "emea", strategy: "round_robin" },
      },
    },
  });
  await aPerson(app.deps, "nils", { teamKeys: ["fjord"] });
});

/** The summary of the session somebody practised last, as they see it. */
async function summaryOf(name: string): Promise<string> {
  const { id } = await app.deps.db
    .selectFrom("practiceSession")
    .select("id")
    .where("repId", "=", world.idOf(name))
    .orderBy("startedAt", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const page = await (await app.signedIn(world.idOf(name))).visit(`/practice?done=${id}`);
  expect(page.status).toBe(200);
  return (await page.text()).replaceAll("<!-- -->", "");
}
const titleIn = (html: string) => /<h1[^>]*>([^<]+)</.exec(html)?.[1];
const practiseAs = (name: string, isRight?: Parameters<typeof practise>[3]) =>
  practise(app.deps, { id: world.idOf(name), timeZone: "Europe/Berlin" }, world.campaign, isRight);

describe("the end of a session", () => {
  test("says how many leads were waiting for somebody like this rep, and nothing of them", async () => {
    for (const who of ["one", "two"]) {
      const contact = { email: `${who}@secret.example`, firstName: "Secret" };
      await receive(app.deps, aLead({ externalId: who, details: { ...theDetails({ employees: 120 }), contact } }));
    }
    await receive(app.deps, aLead({ externalId: "norse", details: theDetails({ employees: 120, country: "NO" }) }));
    const held = await app.deps.db.selectFrom("hold").select("pool").where("endedAt", "is", null).execute();
    expect(held.map(({ pool }) => pool).sort()).toEqual(["emea", "emea", "fjord"]);

    app.deps.clock.advance(MINUTE_MS);
    await practiseAs("ada");
    const before = await summaryOf("ada");
    expect(titleIn(before)).toMatch(/^Campaign expo is open for you until .+; 2 leads were waiting\.$/);
    expect(before.includes("Secret")).toBe(false);
    // Once they have gone out, it is still so that they waited.
    await releaseHolds(app.deps, { campaignId: world.campaign.id });
    expect(titleIn(await summaryOf("ada"))).toBe(titleIn(before));
  });

  test("says nothing of leads that came later, or that others had taken by then", async () => {
    app.deps.clock.advance(MINUTE_MS);
    await practiseAs("ben");
    expect(titleIn(await summaryOf("ben"))).toMatch(/^Campaign expo is open for you until [^;]+\.$/);
  });

  test("tells a provisional rep until when, and that the next practice day keeps it", async () => {
    expect(await summaryOf("ben")).toMatch(
      /Leads come to you until [^.]+, a few at a time\. Your next practice day keeps it so: right answers then make you ready\./,
    );
  });

  test("tells on another day that it is green, what got stronger, and since when it would have ended", async () => {
    app.deps.clock.advance(DAY_MS);
    await practiseAs("ada");
    const page = await summaryOf("ada");
    expect(titleIn(page)).toMatch(/^Campaign expo is green until .+\.$/);
    expect(page).toMatch(/stronger<\/span>.*until \w+ \d+ \w+; it was /s);
    expect(page).toMatch(/Next: /);
    // The session of the day before is not told as if it had opened the gate only now.
    app.deps.clock.advance(3 * DAY_MS);
    await practiseAs("ada");
    expect(titleIn(await summaryOf("ada"))).toMatch(/^(\w+|\d+) criteri(on|a) got stronger, and lasts? longer now\.$/);
  });

  test("promises nothing after misses", async () => {
    const cleo = await aPerson(app.deps, "cleo", { teamKeys: ["emea"] });
    world.ids.set("cleo", cleo.id);
    await practiseAs("cleo", () => false);
    const page = await summaryOf("cleo");
    expect(titleIn(page)).toBe("Done for now. The misses come back next time.");
    expect(page.includes("waiting.")).toBe(false);
    // What is not held waits already: it is not said to fade.
    expect(page).toMatch(/more questions? waits?, now or on your next practice day\./);
  });
});
