import { Logger, runOnce, type TaskList } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR_MS } from "#app/domain/time.ts";
import { jobs } from "#app/jobs/index.ts";
import { type Mailer, openMailer } from "#app/notify/mailer.ts";
import { markNoticesRead } from "#app/stores/notices.ts";
import { DEFAULT_RHYTHM } from "#app/stores/rhythms.ts";
import { countUndeliveredMail, deleteUnwantedMail, listUndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { retryMail } from "#app/use-cases/notices/retry-mail.ts";
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

describe("mail that runs out of its tries", () => {
  const all = { kind: "all" } as const;

  /** Each try fails, up to the last one. */
  async function runOut(words: string): Promise<void> {
    postOffice.refuse({ at: "text", code: 451, words });
    await database.pool.query(`update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()`);
    await work();
  }

  test("is listed with whom it was for, what, since when and the last answer; tried again it arrives, on record", async () => {
    const { id, address, noticeId, title } = await aReminded();
    await runOut("4.3.0 the disk is full");
    expect(await countUndeliveredMail(deps.db, all)).toEqual({ retrying: 0, gaveUp: 1 });
    expect(await listUndeliveredMail(deps.db, { scope: all, limit: 9 })).toEqual([
      {
        jobId: expect.any(String),
        noticeId,
        personId: id,
        name: expect.any(String),
        address,
        title,
        since: NOW,
        triedAt: expect.any(Number),
        attempts: 12,
        nextAt: null,
        error: expect.stringContaining("4.3.0 the disk is full"),
      },
    ]);
    await hoursPass();
    await work();
    expect(mailsTo(address), "not by itself").toEqual([]);

    postOffice.refuse(null);
    expect(await retryMail(deps, { by: SYSTEM, scope: all, noticeId })).toBe(1);
    await work();
    expect(mailsTo(address).map(({ headers }) => headers.get("message-id"))).toEqual([
      `<${noticeId}@greenroom.example.com>`,
    ]);
    expect(await countUndeliveredMail(deps.db, all)).toEqual({ retrying: 0, gaveUp: 0 });
    expect(await retryMail(deps, { by: SYSTEM, scope: all, noticeId }), "it is not waiting any more").toBe(0);
    const records = await deps.db
      .selectFrom("auditRecord")
      .select(["action", "details"])
      .where("subject", "=", `notice:${noticeId}`)
      .execute();
    expect(records).toEqual([{ action: "mail.retried", details: { to: address, attempts: 12 } }]);
  });

  test("has all its tries again, and says meanwhile when the next is", async () => {
    const { noticeId } = await aReminded();
    await runOut("4.3.0 later");
    await retryMail(deps, { by: SYSTEM, scope: all, noticeId: null });
    await work();
    const [mail] = await listUndeliveredMail(deps.db, { scope: all, limit: 9 });
    expect(mail).toMatchObject({ noticeId, attempts: 1, nextAt: expect.any(Number) });
    expect(await countUndeliveredMail(deps.db, all)).toEqual({ retrying: 1, gaveUp: 0 });
  });

  test("is seen and tried again by the managers of its person alone", async () => {
    const { noticeId } = await aReminded();
    await runOut("4.3.0 later");
    const { id: emea } = await deps.db
      .selectFrom("team")
      .select("id")
      .where("key", "=", "emea")
      .executeTakeFirstOrThrow();
    const scopeOfTeam = (teamId: string) =>
      ({ kind: "some", personId: null, teamIds: [teamId], campaignOwnerId: null }) as const;
    const other = scopeOfTeam(crypto.randomUUID());
    expect(await listUndeliveredMail(deps.db, { scope: other, limit: 9 })).toEqual([]);
    expect(await retryMail(deps, { by: SYSTEM, scope: other, noticeId })).toBe(0);
    expect(await listUndeliveredMail(deps.db, { scope: scopeOfTeam(emea), limit: 9 })).toHaveLength(1);
    expect(await retryMail(deps, { by: SYSTEM, scope: scopeOfTeam(emea), noticeId })).toBe(1);
  });

  test("is forgotten once its notice was read or its cause is gone, and only then", async () => {
    const { id, noticeId } = await aReminded();
    await runOut("4.3.0 later");
    await deleteUnwantedMail(deps.db);
    expect(await waiting()).toHaveLength(1);
    await markNoticesRead(deps.db, { personId: id, ids: [noticeId], at: NOW });
    expect(await listUndeliveredMail(deps.db, { scope: all, limit: 9 })).toEqual([]);
    await deleteUnwantedMail(deps.db);
    expect(await waiting()).toEqual([]);
  });
});
