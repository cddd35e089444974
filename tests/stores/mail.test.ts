import { Logger, runOnce, type TaskList } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { jobs } from "#app/jobs/index.ts";
import { type Mailer, openMailer } from "#app/notify/mailer.ts";
import { DEFAULT_RHYTHM } from "#app/stores/rhythms.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { setRhythm } from "#app/use-cases/people/set-rhythm.ts";
import { remind } from "#app/use-cases/practice/remind.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { testMailServer } from "#tests/support/mail-server.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";

const database = testDatabase();
const postOffice = testMailServer();
const ORIGIN = "https://greenroom.example.com";
let deps: ReturnType<typeof testDeps>;
let mailer: Mailer;
let count = 0;

beforeAll(async () => {
  deps = testDeps(database.db, testClock());
  mailer = openMailer(postOffice.url, ORIGIN);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, aPlaybook());
});
afterAll(() => mailer.close());

beforeEach(async () => {
  postOffice.refuse(null);
  await database.pool.query("delete from graphile_worker._private_jobs");
});

/** A new rep who wants mail, at nine on a practice day of theirs: their digest waits to be sent. */
async function aReminded(): Promise<{ id: string; address: string; noticeId: string; title: string }> {
  count += 1;
  deps.clock.set(NOW - 3 * 24 * HOUR_MS);
  const { id, email } = await aPerson(deps, `reader${count}`, { teamKeys: ["emea"] });
  await setRhythm(deps, { by: SYSTEM, personId: id, settings: { ...DEFAULT_RHYTHM, channel: "email" } });
  deps.clock.set(NOW);
  await remind(deps);
  const [notice] = await listUnreadNotices(deps.db, { personId: id, limit: 5 });
  if (!notice) throw new Error("nothing was told");
  return { id, address: email, noticeId: notice.id, title: notice.title };
}

/** What the worker does with the jobs whose time has come, once. */
async function work(): Promise<void> {
  const tasks: TaskList = {};
  for (const [name, job] of Object.entries(jobs)) tasks[name] = (payload) => job.run({ ...deps, mailer }, payload);
  await runOnce({ pgPool: database.pool, taskList: tasks, noHandleSignals: true, logger: new Logger(() => () => {}) });
  const locked = "select from graphile_worker._private_jobs where locked_at is not null";
  await expect.poll(async () => (await database.pool.query(locked)).rowCount).toBe(0);
}

async function waiting(): Promise<{ attempts: number; later: boolean; error: string | null }[]> {
  const { rows } = await database.pool.query<{ attempts: number; later: boolean; error: string | null }>(
    `select attempts, run_at > now() as later, last_error as error from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'send-mail'`,
  );
  return rows;
}

async function hoursPass(): Promise<void> {
  await database.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts < max_attempts");
}

const mailsTo = (address: string) => postOffice.mails.filter(({ to }) => to.includes(address));

test("the digest arrives: its words, where it leads, how to stop it, and an id that says which notice it is", async () => {
  const { address, noticeId, title } = await aReminded();
  await work();
  const [mail, ...others] = mailsTo(address);
  expect(others).toEqual([]);
  expect(mail?.from).toBe("greenroom@greenroom.example.com");
  expect(mail?.headers.get("subject")).toBe(title);
  expect(mail?.headers.get("message-id")).toBe(`<${noticeId}@greenroom.example.com>`);
  expect(mail?.headers.get("list-unsubscribe")).toBe(`<${ORIGIN}/settings/rhythm>`);
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.text).toContain(`${ORIGIN}/practice`);
  expect(mail?.text).toContain(`When and how you are reminded: ${ORIGIN}/settings/rhythm`);
  expect(await waiting()).toEqual([]);
});

test.each([
  { what: "the address is greylisted", refusal: { at: "recipient", code: 451, words: "4.7.1 try again later" } },
  { what: "the text can't be kept now", refusal: { at: "text", code: 452, words: "4.3.1 disk full" } },
] as const)("while $what, it is tried again later, and then arrives once under the same id", async ({ refusal }) => {
  const { id, address, noticeId } = await aReminded();
  postOffice.refuse(refusal);
  await work();
  expect(mailsTo(address)).toEqual([]);
  expect(await waiting()).toEqual([{ attempts: 1, later: true, error: expect.stringContaining(refusal.words) }]);
  await work();
  expect(await waiting(), "not before its time").toMatchObject([{ attempts: 1 }]);
  await hoursPass();
  await work();
  expect(await waiting()).toMatchObject([{ attempts: 2, later: true }]);

  postOffice.refuse(null);
  await hoursPass();
  await work();
  expect(mailsTo(address).map(({ headers }) => headers.get("message-id"))).toEqual([
    `<${noticeId}@greenroom.example.com>`,
  ]);
  expect(await waiting()).toEqual([]);
  expect(await listUnreadNotices(deps.db, { personId: id, limit: 5 }), "nothing to say about it").toHaveLength(1);
});

test("if the address is refused for good it is tried once, the person is told in words, and it is on record", async () => {
  const { id, address, noticeId } = await aReminded();
  postOffice.refuse({ at: "recipient", code: 550, words: "5.1.1 no such user here" });
  const before = postOffice.attempts;
  await work();
  await hoursPass();
  await work();
  expect(postOffice.attempts - before).toBe(1);
  expect(await waiting()).toEqual([]);
  const told = await listUnreadNotices(deps.db, { personId: id, limit: 5 });
  expect(told.find(({ title }) => title === `Mail to ${address} is not accepted`)).toMatchObject({
    body: expect.stringContaining("5.1.1 no such user here"),
    href: "/settings/rhythm",
  });
  const recorded = await deps.db
    .selectFrom("auditRecord")
    .select("details")
    .where("subject", "=", `notice:${noticeId}`)
    .execute();
  expect(recorded).toEqual([{ details: { to: address, words: expect.stringContaining("550 5.1.1") } }]);

  deps.clock.advance(24 * HOUR_MS);
  await remind(deps);
  await work();
  const all = await listUnreadNotices(deps.db, { personId: id, limit: 9 });
  expect(
    all.filter(({ title }) => title.startsWith("Mail to")),
    "said once",
  ).toHaveLength(1);
});

test("a mail server that is gone, or that refuses the sign-in, is no fault of the mail", async () => {
  const { address } = await aReminded();
  const working = mailer;
  mailer = openMailer("smtp://127.0.0.1:1", ORIGIN);
  await work();
  mailer.close();
  mailer = openMailer(postOffice.url.replace("://", "://user:secret@"), ORIGIN);
  await hoursPass();
  await work();
  mailer.close();
  expect(await waiting()).toMatchObject([{ attempts: 2, later: true }]);
  mailer = working;
  await hoursPass();
  await work();
  expect(mailsTo(address)).toHaveLength(1);
});

test("what was practised before the mail went out is not sent", async () => {
  const { address, noticeId } = await aReminded();
  postOffice.refuse({ at: "text", code: 451, words: "4.3.0 later" });
  await work();
  await deps.db
    .updateTable("notice")
    .set({ settledAt: new Date(NOW) })
    .where("id", "=", noticeId)
    .execute();
  postOffice.refuse(null);
  await hoursPass();
  await work();
  expect(mailsTo(address)).toEqual([]);
  expect(await waiting()).toEqual([]);
});
