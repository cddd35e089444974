import { beforeAll, describe, expect, test } from "vitest";
import { findLeadImport } from "#app/stores/lead-imports.ts";
import { importNextRows } from "#app/use-cases/leads/import-leads.ts";
import { ORIGIN, testApp } from "#tests/support/app.ts";
import { SIZE_RULE } from "#tests/support/campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aWorldOf, expectLeadsInOrder } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";

const database = testDatabase();
const app = testApp(database);
const ids = { rep: "", manager: "", marketer: "" };
const CSV =
  'Badge;Staff;Visits;Did;Note\r\nB-1;120;3;Email Opened;"two\r\nlines"\r\nB-2;20;1;;\r\nB-3;lots;x;;=1+1\r\n';

beforeAll(async () => {
  const world = await aWorldOf(app.deps, ["ada"], {
    criteria: [{ key: "size", rule: SIZE_RULE, points: 20, required: true }],
  });
  ids.rep = world.idOf("ada");
  ids.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  ids.marketer = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
});

/** Posts a file as a browser without JavaScript does. */
async function upload(person: string, text: string, fields: Record<string, string> = { campaign: "expo" }) {
  const browser = await app.signedIn(person);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new File([text], "badges.csv", { type: "text/csv" }));
  const cookie = `session=${browser.cookie("session") ?? ""}`;
  const headers = { origin: ORIGIN, host: new URL(ORIGIN).host, cookie };
  return app.fetch(new Request(`${ORIGIN}/leads/import`, { method: "POST", body, headers }));
}

const idOf = (response: Response) => /import\/([0-9a-f-]{36})/.exec(response.headers.get("location") ?? "")?.[1] ?? "";
const MAPPED = {
  "to-0": "externalId",
  "to-1": "company.employees",
  "to-2": "attributes",
  "name-2": "visits",
  "as-2": "number",
  "to-3": "event",
  "when-3": "day",
  "to-4": "inquiry",
  day: "2026-01-04",
  order: "ymd",
  missing: "select, n/a",
  intent: "check",
};

describe("a file", () => {
  let id = "";

  test("is brought, mapped, checked, imported; what was refused can be fetched again", async () => {
    const browser = await app.signedIn(ids.marketer);
    const page = await (await browser.visit("/leads/import?campaign=expo")).text();
    expect(page).toContain("no lead moves before you agree");
    expect(page).toContain("/api/v1/leads/import");

    const brought = await upload(ids.marketer, CSV);
    expect(brought.status).toBe(302);
    id = idOf(brought);
    expect(brought.headers.get("location")).toBe(`/leads/import/${id}`);
    const mapping = await (await browser.visit(`/leads/import/${id}`)).text();
    expect(mapping).toContain("3 of 5 columns have a place");
    expect(mapping).toContain("Email Opened");

    const unmapped = await browser.submit(`/leads/import/${id}`, {
      ...MAPPED,
      "to-0": "",
      "to-2": "attributes",
      "name-2": "",
    });
    expect(unmapped.status).toBe(422);
    const mistakes = await unmapped.text();
    expect(mistakes).toContain("Give “Visits” a name");

    const checked = await browser.submit(`/leads/import/${id}`, MAPPED);
    expect(checked.headers.get("location")).toBe(`/leads/import/${id}/check`);
    const report = await (await browser.visit(`/leads/import/${id}/check`)).text();
    expect(report).toContain("2 of 3 rows can come in, and 1 lead would qualify.");
    expect(report).toContain("4 Jan");
    expect((await app.deps.db.selectFrom("lead").select("id").execute()).length).toBe(0);

    const started = await browser.submit(`/leads/import/${id}/check`, {});
    expect(started.headers.get("location")).toBe(`/leads/import/${id}/result`);
    expect(await (await browser.visit(`/leads/import/${id}/result`)).text()).toContain("0 of 3 rows are in.");
    await importNextRows(app.deps, { importId: id });
    const result = await (await browser.visit(`/leads/import/${id}/result`)).text();
    expect(result).toContain("2 new leads, 1 row to put right.");
    expect(result).toContain("1 lead waits for somebody who is ready");

    const refused = await browser.visit(`/leads/import/${id}/refused`);
    expect(refused.headers.get("content-disposition")).toBe('attachment; filename="badges-refused.csv"');
    expect(await refused.text()).toContain(
      "Badge,Staff,Visits,Did,Note,Why it was refused\r\nB-3,lots,x,,'=1+1,\"Staff: found “lots”, expected a number such as 1,234.5; Visits:",
    );
    const stored = await app.deps.db
      .selectFrom("lead")
      .selectAll()
      .where("externalId", "=", "B-1")
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ attributes: { visits: 3 }, company: { employees: 120 }, inquiry: "two\r\nlines" });
    await expectLeadsInOrder(app.deps.db);
  });

  test("can't be read otherwise once it has begun", async () => {
    const browser = await app.signedIn(ids.marketer);
    expect((await browser.submit(`/leads/import/${id}`, MAPPED)).headers.get("location")).toContain("/result");
    expect((await browser.submit(`/leads/import/${id}/check`, {})).headers.get("location")).toContain("/result");
  });

  test("with the columns of an earlier one goes straight to its check", async () => {
    const again = await upload(ids.marketer, CSV);
    expect(again.headers.get("location")).toBe(`/leads/import/${idOf(again)}/check`);
    const report = await (await (await app.signedIn(ids.marketer)).visit(`/leads/import/${idOf(again)}/check`)).text();
    expect(report).toContain("updates of known ones");
  });

  test("is read in the marketer's words and on the clock they choose; the check and the next file keep to it", async () => {
    const browser = await app.signedIn(ids.marketer);
    const rows = ["W-1,Mgr,15.01.2025 09:00,Y", "W-2,mgr ,16.01.2025 09:00,N", "W-3,VP,16.01.2025 09:00,Y"];
    const file = `Key,Role,Met,Came\n${rows.join("\n")}\n`;
    const id = idOf(await upload(ids.marketer, file));
    const form = await (await browser.visit(`/leads/import/${id}`)).text();
    expect(form).toMatch(/“(<!-- -->)?Mgr(<!-- -->)?”.*2 rows/);
    expect(form).toContain('<option value="Europe/Berlin"');
    const mapped = {
      ...MAPPED,
      "to-1": "contact.title",
      "is-1": ["Mgr", "VP"],
      "means-1": ["Manager", ""],
      "to-2": "event",
      "name-2": "met",
      "when-2": "2",
      "as-2": "",
      "to-3": "attributes",
      "name-3": "came",
      "is-3": ["Y", "N"],
      "means-3": ["true", "false"],
      "as-3": "yes_no",
      "to-4": "",
      order: "dmy",
    };
    expect((await browser.submit(`/leads/import/${id}`, { ...mapped, zone: "Mars/Crater" })).status).toBe(422);
    const checked = await browser.submit(`/leads/import/${id}`, { ...mapped, zone: "America/New_York" });
    const report = (await (await browser.follow(checked)).text()).replaceAll("<!-- -->", "");
    expect(report).toContain("Role: “Mgr” means “Manager”");
    expect(report).toContain("the clock of America/New York");
    expect(report).toContain("All 3 rows can come in");
    const again = await (await browser.visit(`/leads/import/${id}`)).text();
    expect(again).toMatch(/name="means-1"[^>]*value="Manager"/);
    expect(again).toMatch(/<option value="America\/New_York" selected/);
    await browser.submit(`/leads/import/${id}/check`, {});
    await importNextRows(app.deps, { importId: id });
    const leads = await app.deps.db
      .selectFrom("lead")
      .innerJoin("leadEvent", "leadEvent.leadId", "lead.id")
      .select(["lead.contact", "lead.attributes", "leadEvent.at"])
      .where("externalId", "like", "W-%")
      .orderBy("externalId")
      .execute();
    expect(leads.map(({ contact, attributes, at }) => [Object(contact).title, Object(attributes).came, at])).toEqual([
      ["Manager", true, new Date("2025-01-15T14:00:00Z")],
      ["Manager", false, new Date("2025-01-16T14:00:00Z")],
      ["VP", true, new Date("2025-01-16T14:00:00Z")],
    ]);
    const next = await upload(ids.marketer, file.replaceAll("W-", "V-"));
    expect(next.headers.get("location")).toBe(`/leads/import/${idOf(next)}/check`);
  });

  test("is stopped on its page, which says what was not begun; without a script", async () => {
    const browser = await app.signedIn(ids.marketer);
    const id = idOf(await upload(ids.marketer, CSV.replaceAll("B-", "C-")));
    await browser.submit(`/leads/import/${id}/check`, {});
    expect(await (await browser.visit(`/leads/import/${id}/result`)).text()).toContain("Stop here");
    const stopped = await browser.submit(`/leads/import/${id}/result`, {});
    expect(stopped.headers.get("location")).toBe(`/leads/import/${id}/result`);
    await importNextRows(app.deps, { importId: id });
    const page = await (await browser.follow(stopped)).text();
    expect(page).toContain("Stopped after 0 of 3 rows.");
    expect(page).toContain("3 rows of the file were not begun");
    expect(page).not.toContain("Stop here");
    expect(await (await browser.visit("/leads/import")).text()).toContain("Cancelled; what was in stays");
  });

  test("may keep all other columns as attributes", async () => {
    const browser = await app.signedIn(ids.marketer);
    const id = idOf(await upload(ids.marketer, "Id,Shoe size\n1,42\n"));
    const page = await browser.submit(`/leads/import/${id}`, {
      "to-0": "externalId",
      day: "2026-01-04",
      intent: "rest",
    });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('value="shoe_size"');
    expect((await findLeadImport(app.deps.db, id))?.mapping).toBeNull();
  });

  test.each([
    ["", { campaign: "expo" }, "with something in it"],
    ["Id\n", { campaign: "expo" }, "no row below it"],
    ["Id\n1\n", { campaign: "nowhere" }, "Choose the campaign"],
  ])("that can't be brought says why (%#)", async (text, fields, message) => {
    const answer = await upload(ids.marketer, text, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test("may be larger than other forms, but not without end", async () => {
    const row = `${"x".repeat(990)}\n`;
    expect((await upload(ids.marketer, `Id\n${row.repeat(3_000)}`)).status).toBe(302);
    expect((await upload(ids.marketer, `Id\n${row.repeat(22_000)}`)).status).toBe(413);
  });
});

describe("whose it is", () => {
  test.each([
    ["a rep", "rep"],
    ["a manager", "manager"],
  ] as const)("%s imports nothing and sees no way to", async (_who, person) => {
    const browser = await app.signedIn(ids[person]);
    expect((await browser.visit("/leads/import")).status).toBe(403);
    expect((await browser.visit("/leads/import/sample")).status).toBe(403);
    expect((await upload(ids[person], CSV)).status).toBe(403);
    const any = await app.deps.db.selectFrom("leadImport").select("id").limit(1).executeTakeFirstOrThrow();
    for (const page of ["", "/check", "/result", "/refused"]) {
      expect((await browser.visit(`/leads/import/${any.id}${page}`)).status).toBe(403);
    }
    expect((await browser.submit(`/leads/import/${any.id}/check`, {})).status).toBe(403);
    expect((await browser.submit(`/leads/import/${any.id}/result`, {})).status).toBe(403);
    expect(await (await browser.visit("/leads")).text()).not.toContain("/leads/import");
  });

  test("a marketer finds it on the leads and on the campaign's pages, with a sample to try", async () => {
    const browser = await app.signedIn(ids.marketer);
    for (const page of ["/leads", "/campaigns/expo", "/campaigns/expo/playbook"]) {
      expect(await (await browser.visit(page)).text()).toContain("/leads/import");
    }
    expect((await (await browser.visit("/leads/import/sample")).text()).split("\r\n").length).toBeGreaterThan(60);
    expect((await browser.visit("/leads/import/nonsense")).status).toBe(404);
  });
});
