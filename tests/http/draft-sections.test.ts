import { beforeAll, describe, expect, test } from "vitest";
import { readDraftText } from "#app/use-cases/content/read-playbook.ts";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { testApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aLead, aSalesTeam, receive, theOwners } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";

const app = testApp(testDatabase());
const ids = { mara: "", sami: "", mona: "", ada: "" };
const SECTIONS = ["campaign", "brief", "scoring", "routing", "sla", "dispositions", "enablement"];

beforeAll(async () => {
  const reps = await aSalesTeam(app.deps, ["ada", "ben"]);
  ids.ada = reps.get("ada") ?? "";
  ids.mona = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  Object.assign(ids, await theOwners(app.deps.db));
  await receive(app.deps, aLead());
});

const at = (section: string) => `/campaigns/expo/playbook/draft/${section}`;

/** The fields of a page's form as a browser without JavaScript would send them. */
async function fieldsOf(browser: TestBrowser, section: string): Promise<Record<string, string | string[]>> {
  return formOf(await (await browser.visit(at(section))).text());
}

function formOf(page: string): Record<string, string | string[]> {
  const form = /<form method="post"[\s\S]*?<\/form>/.exec(page.slice(page.indexOf("<main")))?.[0] ?? "";
  const fields: Record<string, string | string[]> = {};
  const keep = (name: string, value: string) => {
    if (!name.endsWith("[]")) fields[name] = value;
    else fields[name] = [...[fields[name] ?? []].flat(), value];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isUnticked = tag.includes('type="checkbox"') && !tag.includes("checked");
    if (!isUnticked) keep(attribute(tag, "name"), attribute(tag, "value"));
  }
  for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    keep(attribute(tag ?? "", "name"), plain(text ?? ""));
  }
  for (const [, tag, options] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option value="([^"]*)"[^>]*selected/.exec(options ?? "") ?? /<option value="([^"]*)"/.exec(options ?? "");
    keep(attribute(tag ?? "", "name"), plain(chosen?.[1] ?? ""));
  }
  return fields;
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const draftOf = async () => (await currentDraft(app.deps, (await campaignOf(app.deps)).id))?.playbook;

describe("a section of the draft", () => {
  test.each(SECTIONS)("%s is for whoever may change the playbook", async (section) => {
    expect((await (await app.signedIn(ids.sami)).visit(at(section))).status).toBe(200);
    expect((await (await app.signedIn(ids.mona)).visit(at(section))).status).toBe(200);
    const rep = await app.signedIn(ids.ada);
    expect((await rep.visit(at(section))).status).toBe(404);
    expect((await rep.submit(at(section), { base: "", intent: "save" })).status).toBe(404);
  });

  test.each(SECTIONS)("%s saved as it is shown changes nothing", async (section) => {
    const browser = await app.signedIn(ids.mara);
    const before = await draftOf();
    const answer = await browser.submit(at(section), { ...(await fieldsOf(browser, section)), intent: "save" });
    expect(answer.headers.get("location")).toBe("/campaigns/expo/playbook/draft");
    expect(await draftOf()).toEqual(before);
  });

  test("is saved, and says who edited it and what differs", async () => {
    const browser = await app.signedIn(ids.mara);
    const fields = await fieldsOf(browser, "brief");
    const answer = await browser.submit(at("brief"), {
      ...fields,
      who: "People at the stand",
      "stages.mql": "Size known, and 10 points",
      "personas.0._": "",
      "personas.0.name": "The plant manager",
      "personas.0.pains": "Stops nobody counts\r\nOne fitter",
      "personas.0.rule": "{ attribute: contact.title, op: contains_any, value: [plant] }",
      intent: "save",
    });
    expect(answer.status).toBe(302);
    expect((await draftOf())?.brief).toMatchObject({
      who: "People at the stand",
      stages: { mql: "Size known, and 10 points" },
      personas: [{ key: "the-plant-manager", pains: ["Stops nobody counts", "One fitter"] }],
    });
    const page = await (await browser.visit(at("brief"))).text();
    expect(page).toContain("Edited by Mara");
    expect(page).toContain("What differs from version");
    expect(page).toContain("People at the stand");
  });

  test("an older page's save is told what stands there now, and loses nothing", async () => {
    const mara = await app.signedIn(ids.mara);
    const sami = await app.signedIn(ids.sami);
    const stale = await fieldsOf(sami, "sla");
    await mara.submit(at("sla"), { ...(await fieldsOf(mara, "sla")), min_touches: "7", intent: "save" });
    const answer = await sami.submit(at("sla"), { ...stale, min_touches: "9", intent: "save" });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain("while you were writing");
    expect(page).toContain("Theirs: Mara");
    expect(formOf(page).min_touches).toBe("9");
    expect((await draftOf())?.sla.minTouches).toBe(7);
    expect((await sami.submit(at("sla"), { ...formOf(page), intent: "save" })).status).toBe(302);
    expect((await draftOf())?.sla.minTouches).toBe(9);
  });

  test("rows are added, moved and removed without saving, and keep what was typed", async () => {
    const browser = await app.signedIn(ids.mara);
    const fields = { ...(await fieldsOf(browser, "enablement")), base: "kept" };
    const added = await (await browser.submit(at("enablement"), { ...fields, intent: "add:entries" })).text();
    const one = { ...formOf(added), "entries.0.title": "First" };
    const two = formOf(await (await browser.submit(at("enablement"), { ...one, intent: "add:entries" })).text());
    const moved = await browser.submit(at("enablement"), {
      ...two,
      "entries.1.title": "Second",
      intent: "up:entries.1",
    });
    expect(moved.status).toBe(200);
    const rows = formOf(await moved.text());
    expect([rows["entries.0.title"], rows["entries.1.title"], rows.base]).toEqual(["Second", "First", "kept"]);
    const left = formOf(await (await browser.submit(at("enablement"), { ...rows, intent: "remove:entries.0" })).text());
    expect(left["entries.0.title"]).toBe("First");
    expect(left["entries.1.title"]).toBeUndefined();
    expect((await draftOf())?.enablement).toEqual([]);
  });

  test("a reason that only says bad is refused where it was typed, and so is one without a next step", async () => {
    const browser = await app.signedIn(ids.mara);
    const fields = await fieldsOf(browser, "dispositions");
    const answer = await browser.submit(at("dispositions"), {
      ...fields,
      "entries.5.code": "bad",
      "entries.5.action": "remove",
      "entries.6.code": "partner_desk",
      "entries.6.action": "",
      intent: "save",
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("nobody can act on a lead that is only bad");
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(formOf(page)["entries.5.code"]).toBe("bad");
  });

  test("a threshold that can’t be reached is said, and may stand in a draft", async () => {
    const browser = await app.signedIn(ids.mara);
    const fields = await fieldsOf(browser, "scoring");
    await browser.submit(at("scoring"), { ...fields, threshold: "99", intent: "save" });
    const page = await (await browser.visit(at("scoring"))).text();
    expect(page).toContain("99 points wanted, 20 are there in all");
    expect(page).toContain("settle before it can be signed");
    await browser.submit(at("scoring"), { ...formOf(page), threshold: "10", intent: "save" });
  });

  test("a route says how many of the last leads it would have taken", async () => {
    const browser = await app.signedIn(ids.mara);
    const saved = await browser.submit(at("routing"), {
      ...(await fieldsOf(browser, "routing")),
      "routes.0.when": "{ attribute: company.employees, op: gte, value: 100 }",
      "routes.0.pool": "emea",
      "routes.0.strategy": "weighted",
      intent: "save",
    });
    expect(saved.status).toBe(302);
    const page = plain(await (await browser.visit(at("routing"))).text());
    expect(page).toContain("It would have taken 1 of the last 1 lead");
    const broken = await browser.submit(at("routing"), { ...formOf(page), "routes.0.when": "{ a: [", intent: "save" });
    expect(broken.status).toBe(422);
    expect(formOf(await broken.text())["routes.0.when"]).toBe("{ a: [");
  });

  test("a refused save gives the rule editor the rules as they were typed, not as they are saved", async () => {
    const browser = await app.signedIn(ids.mara);
    const typed = "{ attribute: company.employees, op: gte, value: 137 }";
    const refused = await browser.submit(`${at("routing")}.data`, {
      ...(await fieldsOf(browser, "routing")),
      "routes.0.when": typed,
      "hold.escalate_after": "soon",
      intent: "save",
    });
    expect(refused.status).toBe(422);
    const answer = await refused.text();
    // What the editor starts from: the rule by its text.
    expect(answer).toContain(JSON.stringify(JSON.stringify({ attribute: "company.employees", op: "gte", value: 137 })));
    expect(answer).toContain(JSON.stringify(typed));
  });

  test("the draft is a file that reads back as the draft", async () => {
    const browser = await app.signedIn(ids.mara);
    const file = await browser.visit("/campaigns/expo/playbook/file?draft=1");
    expect(file.headers.get("content-disposition")).toContain("expo-draft.yaml");
    expect(readDraftText(await file.text(), "expo-draft.yaml")).toMatchObject({
      kind: "ok",
      playbook: await draftOf(),
    });
    expect((await (await app.signedIn(ids.ada)).visit("/campaigns/expo/playbook/file?draft=1")).status).toBe(404);
  });
});

describe("a campaign begun in the browser", () => {
  const typed = {
    name: "Autumn fair 2027",
    key: "",
    channel: "trade_show",
    launch: "2027-10-01",
    marketing: "mara@example.com",
    sales: "sami@example.com",
    "teams[]": ["emea"],
  };

  test("has a key from its name and a first draft that says what is missing", async () => {
    const browser = await app.signedIn(ids.mona);
    const answer = await browser.submit("/campaigns/new", typed);
    expect(answer.headers.get("location")).toBe("/campaigns/autumn-fair-2027/playbook/draft");
    expect((await browser.visit("/campaigns/autumn-fair-2027/playbook/draft")).status).toBe(200);
    expect((await browser.visit("/campaigns/autumn-fair-2027/playbook")).status).toBe(200);
    expect((await browser.visit("/campaigns")).status).toBe(200);
    for (const section of SECTIONS) {
      expect((await browser.visit(`/campaigns/autumn-fair-2027/playbook/draft/${section}`)).status).toBe(200);
    }
    const audit = await app.deps.db
      .selectFrom("auditRecord")
      .select("action")
      .where("subject", "=", "campaign:autumn-fair-2027")
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(["campaign.begun"]);
  });

  test("is refused with a key that is taken, or without a name, and keeps what was typed", async () => {
    const browser = await app.signedIn(ids.mona);
    const taken = await browser.submit("/campaigns/new", { ...typed, key: "expo" });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain("The key expo is taken");
    const nameless = await browser.submit("/campaigns/new", { ...typed, name: " " });
    expect(nameless.status).toBe(422);
    expect(await nameless.text()).toContain('value="2027-10-01"');
    expect((await browser.submit("/campaigns/new", { ...typed, key: "new" })).status).toBe(422);
  });

  test("is for marketers", async () => {
    const rep = await app.signedIn(ids.ada);
    expect((await rep.visit("/campaigns/new")).status).toBe(403);
    expect((await rep.submit("/campaigns/new", typed)).status).toBe(403);
  });
});
