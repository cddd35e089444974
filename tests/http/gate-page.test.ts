import { beforeAll, describe, expect, test } from "vitest";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSalesTeam, theOwners } from "#tests/support/leads.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const ids = { mara: "", sami: "", ada: "" };
const GATE = "/campaigns/expo/playbook/draft/gate";
const TYPED = { recall: "80", pass: "80", critical: "2", standard: "1", proven_days: "2", provisional: "3" };

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada", "ben"]);
  ids.ada = reps.get("ada") ?? "";
  Object.assign(ids, await theOwners(app.deps.db));
  await practise(app.deps, { id: ids.ada, timeZone: "Europe/Berlin" }, await campaignOf(app.deps));
});

const cost = (typed: Record<string, string>) => `${GATE}?${new URLSearchParams({ ...TYPED, ...typed }).toString()}`;
const text = (html: string) => html.replaceAll("<!-- -->", "").replaceAll("&quot;", '"');
const baseIn = (page: string) => /name="base" value="([^"]*)"/.exec(page)?.[1] ?? "no base";

async function gateOfDraft() {
  const campaign = await campaignOf(app.deps);
  return (await currentDraft(app.deps, campaign.id))?.playbook.gate;
}
async function save(browser: TestBrowser, typed: Partial<typeof TYPED>, base?: string): Promise<Response> {
  const shown = base ?? baseIn(await (await browser.visit(GATE)).text());
  return browser.submit(GATE, { ...TYPED, ...typed, base: shown, beside: "recall" });
}

describe("the gate policy", () => {
  test("is shown to owners with what it costs; a rep does not learn that there is one", async () => {
    const page = text(await (await (await app.signedIn(ids.mara)).visit(GATE)).text());
    expect(page).toMatch(/<h1[^>]*>\d\.\d min a day at first, \d\.\d later<\/h1>/);
    expect(page).toContain("Working days to ready");
    expect(page).toContain("Nobody falls out today");
    expect((await (await app.signedIn(ids.ada)).visit(GATE)).status).toBe(404);
  });

  test("shows what an edit would cost before it is saved, without a script", async () => {
    const browser = await app.signedIn(ids.mara);
    const page = text(await (await browser.visit(cost({ critical: "3", beside: "provenDays" }))).text());
    // Ada has answered each criterion right on two variants; a third is wanted now.
    expect(page).toContain("1 person falls out today");
    expect(page).toMatch(/readiness\/[^"]+"[^>]*>Ada/i);
    expect(page).toContain("This policy");
    expect(page).toMatch(/3 days/);
    expect(await gateOfDraft()).toMatchObject({ variants: { critical: 2 } });
  });

  test("says what is wrong with a value and keeps what was typed", async () => {
    const browser = await app.signedIn(ids.mara);
    const shown = text(await (await browser.visit(cost({ recall: "60" }))).text());
    expect(shown).toContain("under 75 the date of forgetting is guesswork");
    expect(shown).toContain('value="60"');
    const refused = await save(browser, { recall: "99" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="99"');
  });

  test("that nobody can satisfy is refused with the reason", async () => {
    const browser = await app.signedIn(ids.mara);
    const shown = text(await (await browser.visit(cost({ critical: "4" }))).text());
    expect(shown).toContain("Nobody can satisfy this policy");
    expect(shown).toContain("nobody could ever hold");
    const refused = await save(browser, { critical: "4" });
    expect(refused.status).toBe(422);
    expect(text(await refused.text())).toContain("Write more questions, or want 3.");
    expect(await gateOfDraft()).toMatchObject({ variants: { critical: 2 } });
  });

  test("warns of a floor that practice can't hold", async () => {
    const page = text(await (await (await app.signedIn(ids.mara)).visit(cost({ recall: "95" }))).text());
    expect(page).toContain("shuts the gate before practice falls due");
  });

  test("is saved into the draft, and a stale save is told", async () => {
    const [mara, sami] = [await app.signedIn(ids.mara), await app.signedIn(ids.sami)];
    const before = baseIn(await (await sami.visit(GATE)).text());
    expect((await save(mara, { recall: "82.5", provisional: "0" })).status).toBe(302);
    expect(await gateOfDraft()).toEqual({
      recall: 0.825,
      pass: 0.8,
      variants: { critical: 2, standard: 1 },
      provenDays: 2,
      provisionalOpenLeads: 0,
    });
    // Looking at the cost in between does not make the stale form fresh.
    const looked = baseIn(await (await sami.visit(cost({ recall: "85", base: before }))).text());
    expect(looked).toBe(before);
    const conflict = await save(sami, { recall: "85" }, looked);
    expect(conflict.status).toBe(409);
    expect(text(await conflict.text())).toContain("while you were writing");
    expect(await gateOfDraft()).toMatchObject({ recall: 0.825 });
  });
});
