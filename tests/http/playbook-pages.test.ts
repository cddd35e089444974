import { beforeAll, describe, expect, test } from "vitest";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aSalesTeam, theOwners } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const app = testApp(testDatabase());
const ids = { mara: "", sami: "", mona: "", ada: "" };
const EDIT = {
  kind: "fit",
  title: "Title of size",
  why: "Because of size.",
  say: "",
  importance: "critical",
  points: "20",
  required: "yes",
  rule: "{ attribute: company.employees, op: between, value: [80, 1000] }",
  change: "",
};
const DRAFT = "/campaigns/expo/playbook/draft";

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada", "ben"]);
  ids.ada = reps.get("ada") ?? "";
  ids.mona = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  Object.assign(ids, await theOwners(app.deps.db));
  await practise(app.deps, { id: ids.ada, timeZone: "Europe/Berlin" }, await campaignOf(app.deps));
});

const hashIn = (page: string) => /name="contentHash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "no hash";

const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";

/** Saves an edit of the criterion as its form is shown now. */
async function edit(browser: TestBrowser, changes: Partial<typeof EDIT> = {}): Promise<Response> {
  const base = hidden(await (await browser.visit(`${DRAFT}/criteria/size`)).text(), "base");
  return browser.submit(`${DRAFT}/criteria/size`, { ...EDIT, ...changes, base });
}

/** Edits the criterion and offers the draft; where it waits for signatures. */
async function propose(browser: TestBrowser, changes: Partial<typeof EDIT> = {}): Promise<string> {
  expect((await edit(browser, changes)).status).toBe(302);
  const revision = hidden(await (await browser.visit(DRAFT)).text(), "revision");
  const answer = await browser.submit(DRAFT, { intent: "offer", revision, note: "Under 80 nobody answered" });
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
}

describe("a criterion that can't be saved", () => {
  const RULE = "{ attribute: company.employees, op: huge, value: 5 }";

  test("comes back as the form, without JavaScript too: what was typed, and the problem under the rule", async () => {
    const answer = await edit(await app.signedIn(ids.mara), { rule: RULE, title: "Typed again", points: "33" });
    expect(answer.status).toBe(422);
    const page = plain(await answer.text());
    const [, described = ""] =
      new RegExp(`<textarea[^>]*aria-describedby="([^"]+)"[^>]*aria-invalid="true"[^>]*name="rule"`).exec(page) ?? [];
    const [, id = ""] = /(\S+-error)/.exec(described) ?? [];
    const [, words] = new RegExp(`<p[^>]*id="${id}"[^>]*>(.*?)</p>`).exec(page) ?? [];
    expect(words).toContain('Op: found "huge", expected one of eq, neq');
    expect(page).toContain(`>${RULE}</textarea>`);
    expect(page).toContain('value="Typed again"');
    expect(page).toContain('value="33"');
    expect(page, "a place in the file says nothing here").not.toContain("criteria[");
  });

  test("has what can't be read beside the rule too, and its preview says the same", async () => {
    const browser = await app.signedIn(ids.mara);
    const page = plain(await (await edit(browser, { rule: "{ attribute: company.employees, op: gte" })).text());
    expect(page).toMatch(/<p class="field-error"[^>]*>.*?This can&#x27;t be read: /);
    const preview = await browser.submit("/campaigns/expo/playbook/rule-preview", { rule: RULE });
    const previewed = plain(await preview.text());
    expect(previewed).toMatch(/<p class="field-error"[^>]*>.*?op: found "huge", expected one of/);
    expect(previewed).toContain(`>${RULE}</textarea>`);
  });

  const plain = (html: string) => html.replaceAll("<!-- -->", "").replaceAll("&quot;", '"');
});

describe("reading a playbook", () => {
  test("is for owners and marketers; a rep learns neither the answers nor that there is one", async () => {
    const page = await (await app.signedIn(ids.sami)).visit("/campaigns/expo/playbook");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Company employees between 50 and 1,000");
    const rep = await app.signedIn(ids.ada);
    for (const path of [
      "",
      "/file",
      "/draft",
      "/draft/text",
      "/draft/criteria",
      "/draft/criteria/size",
      "/versions/1",
    ]) {
      const refused = await rep.visit(`/campaigns/expo/playbook${path}`);
      expect(refused.status).toBe(404);
      expect(await refused.text()).not.toContain("CANARY");
    }
  });

  test("as a file that reads back", async () => {
    const file = await (await app.signedIn(ids.mona)).visit("/campaigns/expo/playbook/file?version=1");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="expo-v1.yaml"');
    expect(readPlaybook(await file.text(), "expo-v1.yaml")).toMatchObject({ kind: "ok" });
  });
});

describe("a draft", () => {
  test("as text tells every problem with its line and keeps the text", async () => {
    const browser = await app.signedIn(ids.mara);
    const answer = await browser.submit(`${DRAFT}/text`, { text: "campaign:\n  key: Expo!\n", note: "" });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Line 2");
    expect(page).toContain("campaign.key");
    expect(page).toContain("key: Expo!");
  });

  test("refuses another campaign's text; a policy nobody could satisfy is kept but can't be offered", async () => {
    const browser = await app.signedIn(ids.mara);
    const file = await (await browser.visit("/campaigns/expo/playbook/file")).text();
    const other = await browser.submit(`${DRAFT}/text`, { text: file.replace("key: expo", "key: fair") });
    expect(await other.text()).toContain("this page is about that campaign");
    const strict = file.replace("critical: 2", "critical: 9");
    expect(strict).not.toBe(file);
    const greedy = await browser.submit(`${DRAFT}/text`, { text: strict, intent: "offer" });
    expect(greedy.status).toBe(422);
    expect(await greedy.text()).toContain("9 or more");
    expect(await (await browser.visit(DRAFT)).text()).toContain("9 or more");
    const revision = hidden(await (await browser.visit(DRAFT)).text(), "revision");
    expect((await browser.submit(DRAFT, { intent: "discard", revision })).status).toBe(302);
    expect(await (await browser.visit(DRAFT)).text()).toContain("Nothing differs from version 1 yet.");
  });

  test("says what a change called less than it is must be called", async () => {
    const browser = await app.signedIn(ids.mara);
    expect((await edit(browser, { change: "editorial" })).status).toBe(302);
    const page = await (await browser.visit(DRAFT)).text();
    expect(page).toContain("1 thing to settle");
    expect(page).toContain("expected material");
    await edit(browser, { rule: "{ attribute: company.employees, op: between, value: [50, 1000] }" });
  });

  test("a rule that can't be read is told, and nothing is lost", async () => {
    const answer = await edit(await app.signedIn(ids.mara), { rule: "{ attribute: [" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("{ attribute: [");
  });

  test("a stale save shows theirs beside yours, keeps what was typed, and is saved knowingly or not at all", async () => {
    const mara = await app.signedIn(ids.mara);
    const sami = await app.signedIn(ids.sami);
    const base = hidden(await (await mara.visit(`${DRAFT}/criteria/size`)).text(), "base");
    expect((await edit(sami, { why: "Sami's reason." })).status).toBe(302);
    const stale = await mara.submit(`${DRAFT}/criteria/size`, { ...EDIT, why: "Mara's reason.", base });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain("Sami saved this");
    expect(page).toContain("Mara&#x27;s reason.");
    const again = hidden(page, "base");
    expect(again).not.toBe(base);
    const merged = await mara.submit(`${DRAFT}/criteria/size`, { ...EDIT, why: "Both reasons.", base: again });
    expect(merged.status).toBe(302);
    expect(await (await sami.visit(`${DRAFT}/criteria/size`)).text()).toContain("Both reasons.");
  });

  test("a criterion is added, retired and brought back with its questions; comments are settled by name", async () => {
    const mara = await app.signedIn(ids.mara);
    const added = await mara.submit(`${DRAFT}/criteria`, { ...EDIT, key: "", title: "Owns a line", base: "" });
    expect(added.headers.get("location")).toContain("criterion=owns-a-line");
    expect(await (await mara.visit(DRAFT)).text()).toContain("no question variants for");
    for (const key of ["owns-a-line", "paper"]) {
      const base = hidden(await (await mara.visit(`${DRAFT}/criteria/${key}`)).text(), "base");
      await mara.submit(DRAFT, { intent: "remove", part: `criteria/${key}`, base });
    }
    expect(await (await mara.visit(DRAFT)).text()).toContain("Retired");
    await mara.submit(DRAFT, { intent: "restore", part: "criteria/paper" });
    const file = await (await mara.visit(`${DRAFT}/text`)).text();
    expect(file).toContain("paper-q3");

    const sami = await app.signedIn(ids.sami);
    await sami.submit(DRAFT, { intent: "comment", about: "criteria/size", body: "80 is too many for Austria." });
    const page = await (await mara.visit(DRAFT)).text();
    expect(page).toContain("80 is too many for Austria.");
    await mara.submit(DRAFT, { intent: "resolve", comment: hidden(page, "comment") });
    expect(await (await sami.visit(DRAFT)).text()).toContain("Settled by Mara");
  });
});

describe("from an edit to a version in force", () => {
  test("two signatures, then published: whoever wasn't asked the new text is out", async () => {
    const mara = await app.signedIn(ids.mara);
    const sami = await app.signedIn(ids.sami);
    const mona = await app.signedIn(ids.mona);
    const url = await propose(mara);
    const page = await (await mara.visit(url)).text();
    expect(page).toContain("Material");
    expect(page).toContain("One criterion changes. One person who receives these leads now needs");
    const contentHash = hashIn(page);

    expect((await mara.submit(url, { intent: "sign", contentHash: "0".repeat(64) })).status).toBe(422);
    expect((await mona.submit(url, { intent: "sign", contentHash })).status).toBe(403);
    expect((await mara.submit(url, { intent: "sign", contentHash })).status).toBe(302);
    const early = await mara.submit(url, { intent: "publish", when: "now" });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain("lacks the signature for sales");
    expect((await sami.submit(url, { intent: "sign", contentHash })).status).toBe(302);
    expect((await mona.submit(url, { intent: "publish", when: "now" })).status).toBe(403);
    const unreasoned = await sami.submit(url, { intent: "publish", when: "grace", hours: "24", reason: "" });
    expect(unreasoned.status).toBe(422);

    const campaign = await campaignOf(app.deps);
    const before = await checkEligibility(app.deps, { campaign, repIds: [ids.ada] });
    expect(before.verdicts.get(ids.ada)?.eligible).toBe(true);
    const published = await sami.submit(url, { intent: "publish", when: "now" });
    expect(published.headers.get("location")).toBe("/campaigns/expo/playbook?published=2");
    const after = await checkEligibility(app.deps, { campaign: await campaignOf(app.deps), repIds: [ids.ada] });
    expect(after.verdicts.get(ids.ada)?.eligible).toBe(false);

    const told = await (await sami.follow(published)).text();
    expect(told).toContain("Version 2 is published.");
    expect(told.match(/\d of \d can take these leads now/)?.[0]).toBe("0 of 2 can take these leads now");
    expect(await (await sami.visit("/campaigns/expo/playbook/versions/2")).text()).toContain("Compare with");
  });

  test("a text that was overtaken is not published, says so, and can be proposed again", async () => {
    const mara = await app.signedIn(ids.mara);
    const url = await propose(mara, { rule: "{ attribute: company.employees, op: gte, value: 90 }" });
    const contentHash = hashIn(await (await mara.visit(url)).text());
    for (const id of [ids.mara, ids.sami]) await (await app.signedIn(id)).submit(url, { intent: "sign", contentHash });
    await app.deps.db
      .updateTable("proposal")
      .set({ closedAt: new Date(app.deps.clock.now()) })
      .execute();
    await publishPlaybook(
      app.deps,
      aPlaybook({ criteria: [{ key: "size", rule: SIZE_RULE, points: 30, required: true }] }),
    );
    await app.deps.db
      .updateTable("proposal")
      .set({ closedAt: null })
      .where("id", "=", url.split("/").at(-1) ?? "")
      .execute();

    const page = await (await mara.visit(url)).text();
    expect(page).toContain("Propose this text again");
    const refused = await mara.submit(url, { intent: "publish", when: "now" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Nothing was published");
    const again = await mara.submit(url, { intent: "again" });
    expect(again.status).toBe(302);
    expect(again.headers.get("location")).not.toBe(url);
  });
});

describe("starting a campaign", () => {
  test("from a file, by marketing; not over one that exists, and not by anybody else", async () => {
    const mara = await app.signedIn(ids.mara);
    const file = await (await mara.visit("/campaigns/expo/playbook/file")).text();
    const taken = await mara.submit("/campaigns", { text: file, note: "" });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain("There is a campaign expo already");
    const made = await mara.submit("/campaigns", { text: file.replace("key: expo", "key: fair"), note: "" });
    expect(made.headers.get("location")).toMatch(/^\/campaigns\/fair\/playbook\/proposals\//);
    expect((await (await app.signedIn(ids.sami)).submit("/campaigns", { text: file, note: "" })).status).toBe(403);
  });
});
