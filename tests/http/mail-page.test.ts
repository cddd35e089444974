import { beforeAll, expect, test } from "vitest";
import { insertNotice } from "#app/stores/notices.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import { testApp } from "#tests/support/app.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aPerson, aTeam } from "#tests/support/people.ts";

const database = testDatabase();
const METRICS_TOKEN = "metrics-for-the-mail-page";
const app = testApp(database, { SMTP_URL: "smtp://127.0.0.1:1", METRICS_TOKEN });
const silent = testApp(database);
const people = { admin: "", manager: "", stranger: "", rep: "", marketer: "" };
const notices: string[] = [];
const plain = (html: string) => html.replaceAll("<!-- -->", "");

beforeAll(async () => {
  people.admin = (await aPerson(app.deps, "ada", { role: "admin" })).id;
  people.manager = (await aPerson(app.deps, "max", { role: "manager" })).id;
  people.stranger = (await aPerson(app.deps, "stella", { role: "manager" })).id;
  people.marketer = (await aPerson(app.deps, "mona", { role: "marketer" })).id;
  people.rep = (await aPerson(app.deps, "rosa")).id;
  await aTeam(app.deps, "blue", { members: [people.rep], managers: [people.manager] });
  await aTeam(app.deps, "red", { managers: [people.stranger] });
  for (const [index, title] of ["Two things fall due", "Expo lapses tomorrow"].entries()) {
    const notice = { kind: "reminder", title, body: "…", href: "/practice", dedupeKey: `r:${index}`, at: NOW } as const;
    const id = (await insertNotice(app.deps.db, { ...notice, personIds: [people.rep] })) ?? "";
    await enqueueJob(app.deps.db, "send-mail", { noticeId: id }, { key: `mail:${id}` });
    notices.push(id);
  }
  await database.pool.query(
    "update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'connect ECONNREFUSED mail:25'",
  );
});

test("admins and the person's managers see it, with a way to try again; the metric counts it", async () => {
  for (const who of [people.admin, people.manager]) {
    const browser = await app.signedIn(who);
    const page = plain(await (await browser.visit("/settings/mail")).text());
    expect(page).toContain("One person has mail that could not be delivered.");
    for (const words of [
      "Rosa",
      "rosa@example.com",
      "Two things fall due",
      "ECONNREFUSED",
      "12 tries",
      "Try all again",
    ])
      expect(page, words).toContain(words);
    const today = plain(await (await browser.visit("/")).text());
    expect(today).toContain("Two mails could not be delivered");
    expect(today).toContain('href="/settings/mail"');
  }
  const metrics = await app.fetch(
    new Request("http://127.0.0.1:3000/metrics", { headers: { authorization: `Bearer ${METRICS_TOKEN}` } }),
  );
  expect(await metrics.text()).toContain('greenroom_undelivered_mails{state="gave_up"} 2');
});

test("nobody else sees it, and nobody else can try it again", async () => {
  const stranger = await app.signedIn(people.stranger);
  expect(plain(await (await stranger.visit("/settings/mail")).text())).toContain("All mail has gone out.");
  expect(plain(await (await stranger.visit("/")).text())).not.toContain("could not be delivered");
  const form = { intent: "retry", notice: notices[0] ?? "" };
  expect((await stranger.submit("/settings/mail", form)).headers.get("location")).toContain("did=mail-moot");
  for (const who of [people.rep, people.marketer]) {
    const browser = await app.signedIn(who);
    expect((await browser.visit("/settings/mail")).status).toBe(403);
    expect((await browser.submit("/settings/mail", form)).status).toBe(403);
    expect(plain(await (await browser.visit("/settings")).text())).not.toContain("/settings/mail");
  }
  expect(await gaveUp()).toBe(2);
});

test("where no mail server is set up it says so, and takes nothing off the list", async () => {
  const browser = silent.browser();
  browser.setCookie("session", (await app.signedIn(people.admin)).cookie("session") ?? "");
  const page = plain(await (await browser.visit("/settings/mail")).text());
  expect(page).toContain("No mail server is set up here");
  expect(page).not.toContain("Try again</");
  await browser.submit("/settings/mail", { intent: "retry-all" });
  expect(await gaveUp()).toBe(2);
});

test("one is tried again, then the rest; pressed twice it is tried once", async () => {
  const manager = await app.signedIn(people.manager);
  const form = { intent: "retry", notice: notices[0] ?? "" };
  const answer = await manager.submit("/settings/mail", form);
  expect(answer.headers.get("location")).toBe("/settings/mail?did=mail");
  expect(plain(await (await manager.visit("/settings/mail?did=mail")).text())).toContain("It is tried again now");
  expect((await manager.submit("/settings/mail", form)).headers.get("location")).toContain("did=mail-moot");
  expect(await gaveUp()).toBe(1);
  await manager.submit("/settings/mail", { intent: "retry-all" });
  expect(await gaveUp()).toBe(0);
  const { rows } = await database.pool.query("select attempts from graphile_worker._private_jobs");
  expect(rows).toEqual([{ attempts: 0 }, { attempts: 0 }]);
});

async function gaveUp(): Promise<number> {
  const { rowCount } = await database.pool.query(
    "select from graphile_worker._private_jobs where attempts >= max_attempts",
  );
  return rowCount ?? 0;
}
