import { beforeAll, beforeEach, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { listUnreadNotices } from "#app/stores/views/today-notices.ts";
import { DEFAULT_RHYTHM } from "#app/stores/rhythms.ts";
import { findPerson } from "#app/stores/people.ts";
import { findViewer } from "#app/stores/viewers.ts";
import type { Mail } from "#app/notify/mailer.ts";
import { sendMail } from "#app/use-cases/notices/send-mail.ts";
import { addLeave, removeLeave } from "#app/use-cases/people/set-leave.ts";
import { setRhythm } from "#app/use-cases/people/set-rhythm.ts";
import { nudge } from "#app/use-cases/practice/nudge.ts";
import { remind } from "#app/use-cases/practice/remind.ts";
import { settleRemindersOf } from "#app/use-cases/practice/settle-reminders.ts";
import { checkEligibility } from "#app/use-cases/eligibility/check.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson, aTeam, SYSTEM } from "#tests/support/people.ts";
import { practise } from "#tests/support/practise.ts";

const database = testDatabase();
let deps: ReturnType<typeof testDeps>;
let team: string;
let boss: string;
let count = 0;

/** People are in Berlin: their nine o'clock, an hour before NOW. */
const NINE = NOW - HOUR_MS;

beforeAll(async () => {
  deps = testDeps(database.db, testClock());
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  boss = (await aPerson(deps, "boss", { role: "manager" })).id;
  await publishPlaybook(deps, aPlaybook());
  team = (await deps.db.selectFrom("team").select("id").where("key", "=", "emea").executeTakeFirstOrThrow()).id;
  await deps.db.insertInto("teamMember").values({ teamId: team, personId: boss, capacity: "manager" }).execute();
});

beforeEach(async () => {
  deps = testDeps(database.db, testClock());
  await deps.db.updateTable("person").set({ status: "deactivated" }).where("role", "=", "rep").execute();
});

/** A rep who has been here for a while: the minute's look knows them and comes at their next hour. */
async function aRep(since = NINE - 3 * DAY_MS): Promise<{ id: string; timeZone: string }> {
  count += 1;
  deps.clock.set(since);
  const { id } = await aPerson(deps, `rep${count}`, { teamKeys: ["emea"] });
  await remind(deps);
  return { id, timeZone: "Europe/Berlin" };
}

async function remindAt(at: number): Promise<number> {
  deps.clock.set(at);
  return remind(deps);
}

async function unread(personId: string) {
  return (await listUnreadNotices(deps.db, { personId, limit: 50 })).map(({ title }) => title);
}

async function allNotices(personId: string): Promise<number> {
  return (await deps.db.selectFrom("notice").select("id").where("personId", "=", personId).execute()).length;
}

test("is told at nine on a practice day, not before, once, and never on the weekend", async () => {
  const rep = await aRep();
  await remindAt(NINE - 2 * DAY_MS); // Saturday
  await remindAt(NINE - 1);
  expect(await unread(rep.id)).toEqual([]);
  await remindAt(NINE);
  await remindAt(NINE + 60_000);
  await remindAt(NOW);
  expect(await unread(rep.id)).toEqual([expect.stringMatching(/questions? waits?, about/)]);
  expect(await allNotices(rep.id)).toBe(1);
});

test("two workers at once tell once", async () => {
  const reps = [await aRep(), await aRep(), await aRep()];
  deps.clock.set(NINE);
  await Promise.all([remind(deps), remind(deps), remind(deps), remind(deps)]);
  for (const rep of reps) expect(await allNotices(rep.id)).toBe(1);
});

test("even a look that comes twice at the same instant, as after a crash before it was noted, tells once", async () => {
  const rep = await aRep();
  await remindAt(NINE);
  await deps.db
    .updateTable("rhythm")
    .set({ remindAt: new Date(NINE) })
    .execute();
  await remindAt(NINE + 1);
  expect(await allNotices(rep.id)).toBe(1);
});

test("down for two days: one digest, of today", async () => {
  const rep = await aRep();
  await remindAt(NINE + 2 * DAY_MS + 10 * 60_000);
  expect(await allNotices(rep.id)).toBe(1);
});

test("up again late in the evening: waits for the next day's hour", async () => {
  const rep = await aRep();
  await remindAt(NINE + 11 * HOUR_MS);
  expect(await allNotices(rep.id)).toBe(0);
  await remindAt(NINE + DAY_MS);
  expect(await allNotices(rep.id)).toBe(1);
});

test("what is practised is taken back; what was told before leads stop is told once per end, then replaced", async () => {
  const rep = await aRep();
  const campaign = await campaignOf(deps);
  await remindAt(NINE);
  expect(await unread(rep.id)).toHaveLength(1);
  await practise(deps, rep, campaign);
  await settleRemindersOf(deps, rep.id);
  expect(await unread(rep.id)).toEqual([]);
  deps.clock.set(NINE + DAY_MS);
  await practise(deps, rep, campaign);
  await settleRemindersOf(deps, rep.id);
  const { verdicts } = await checkEligibility(deps, { campaign, repIds: [rep.id] });
  const until = verdicts.get(rep.id)?.until ?? 0;
  expect(until).toBeGreaterThan(deps.clock.now());

  const titles = new Map<string, number>();
  for (let day = 2; NINE + day * DAY_MS < until + 4 * DAY_MS; day += 1) {
    await remindAt(NINE + day * DAY_MS);
    const rows = await deps.db.selectFrom("reminder").select("key").where("personId", "=", rep.id).execute();
    for (const { key } of rows) titles.set(key, day);
  }
  const keys = [...titles.keys()];
  expect(keys.filter((key) => key.startsWith("lapses-3d"))).toHaveLength(1);
  expect(keys.filter((key) => key.startsWith("lapses-1d"))).toHaveLength(1);
  expect(keys.filter((key) => key.startsWith("lapsed"))).toHaveLength(1);
  const open = await deps.db
    .selectFrom("reminder")
    .select("key")
    .where("personId", "=", rep.id)
    .where("settledAt", "is", null)
    .execute();
  expect(open.some(({ key }) => key.startsWith("lapses"))).toBe(false);
  expect(open.some(({ key }) => key.startsWith("lapsed"))).toBe(true);

  await practise(deps, rep, campaign);
  await settleRemindersOf(deps, rep.id);
  expect(await unread(rep.id)).toEqual([]);
});

test("on leave nothing is told; back early, the next hour tells", async () => {
  const rep = await aRep();
  const leave = { by: SYSTEM, personId: rep.id, startsAt: NINE - DAY_MS, endsAt: NINE + 7 * DAY_MS, note: null };
  const added = await addLeave(deps, leave);
  for (const day of [0, 1, 2]) await remindAt(NINE + day * DAY_MS);
  expect(await allNotices(rep.id)).toBe(0);
  if (added.kind === "added") await removeLeave(deps, { by: SYSTEM, personId: rep.id, id: added.id });
  await remindAt(NINE + 3 * DAY_MS);
  expect(await allNotices(rep.id)).toBe(1);
});

test("an own hour and own days hold from the next minute on; changing them never tells twice a day", async () => {
  const rep = await aRep();
  const settings = { ...DEFAULT_RHYTHM, practiceDays: ["sun"], remindHour: 18 } as const;
  await setRhythm(deps, { by: SYSTEM, personId: rep.id, settings });
  await remindAt(NINE - DAY_MS); // Sunday morning
  await remindAt(NINE);
  expect(await allNotices(rep.id)).toBe(0);
  await remindAt(NINE + 6 * DAY_MS + 9 * HOUR_MS);
  expect(await allNotices(rep.id)).toBe(1);
  await setRhythm(deps, { by: SYSTEM, personId: rep.id, settings: { ...settings, remindHour: 17 } });
  await remindAt(NINE + 6 * DAY_MS + 9.5 * HOUR_MS);
  expect(await allNotices(rep.id)).toBe(1);
});

test("whoever wants none gets none", async () => {
  const rep = await aRep();
  await setRhythm(deps, { by: SYSTEM, personId: rep.id, settings: { ...DEFAULT_RHYTHM, channel: "none" } });
  await remindAt(NINE);
  expect(await allNotices(rep.id)).toBe(0);
});

test("by e-mail: enqueued with the notice, sent under its id, and not once it has been read", async () => {
  const rep = await aRep();
  await setRhythm(deps, { by: SYSTEM, personId: rep.id, settings: { ...DEFAULT_RHYTHM, channel: "email" } });
  await remindAt(NINE);
  const { rows } = await database.pool.query<{ key: string }>(
    "select key from graphile_worker.jobs where task_identifier = 'send-mail'",
  );
  const notice = await deps.db
    .selectFrom("notice")
    .selectAll()
    .where("personId", "=", rep.id)
    .executeTakeFirstOrThrow();
  expect(rows.map(({ key }) => key)).toContain(`mail:${notice.id}`);
  const sent: Mail[] = [];
  const send = async (mail: Mail) => {
    sent.push(mail);
    return { kind: "taken" } as const;
  };
  const mailer = { send, close: () => {} };
  await sendMail({ ...deps, mailer }, { noticeId: notice.id });
  expect(sent).toMatchObject([{ id: notice.id, to: { address: `rep${count}@example.com` }, subject: notice.title }]);
  await deps.db.updateTable("notice").set({ readAt: new Date() }).where("id", "=", notice.id).execute();
  await sendMail({ ...deps, mailer }, { noticeId: notice.id });
  await sendMail(deps, { noticeId: notice.id });
  expect(sent).toHaveLength(1);
});

test("only those whose hour has come are looked at", async () => {
  for (let made = 0; made < 3; made += 1) await aRep();
  expect(await remindAt(NINE - HOUR_MS)).toBe(3); // Saturday's and Sunday's instants had passed unlooked.
  expect(await remindAt(NINE - 1)).toBe(0);
  expect(await remindAt(NINE)).toBe(3);
  expect(await remindAt(NINE + 60_000)).toBe(0);
});

async function viewerOf(id: string) {
  const viewer = await findViewer(deps.db, id);
  if (!viewer) throw new Error(`no viewer ${id}`);
  return viewer;
}

test("a manager's word comes with the next digest, once a day from whomever, and is on record", async () => {
  const rep = await aRep();
  deps.clock.set(NOW - 3 * DAY_MS + 5 * HOUR_MS);
  const by = await viewerOf(boss);
  const ask = (word: string) => nudge(deps, { by, personIds: [rep.id], word });
  expect(await ask("Summit opens on Monday.")).toEqual({ kind: "nudged", nudged: [rep.id], skipped: [] });
  expect(await ask("Again.")).toMatchObject({ nudged: [], skipped: [{ because: "asked_today" }] });
  expect(await ask("  ")).toMatchObject({ kind: "refused", field: "word" });
  expect(await allNotices(rep.id)).toBe(0);
  await remindAt(NINE);
  expect(await unread(rep.id)).toEqual(["Boss asks you to practise"]);
  const records = await deps.db
    .selectFrom("auditRecord")
    .select("action")
    .where("subject", "=", `person:${rep.id}`)
    .where("action", "=", "nudge.sent")
    .execute();
  expect(records).toHaveLength(1);
});

test("ten nudges at once are one; nobody is asked by a stranger, on leave, or by themselves", async () => {
  const rep = await aRep();
  deps.clock.set(NOW);
  const by = await viewerOf(boss);
  const results = await Promise.all(
    Array.from({ length: 10 }, () => nudge(deps, { by, personIds: [rep.id], word: "Please." })),
  );
  expect(results.filter((result) => result.kind === "nudged" && result.nudged.length === 1)).toHaveLength(1);

  const other = (await aPerson(deps, `stranger${count}`, { role: "manager" })).id;
  await aTeam(deps, `apac${count}`, { managers: [other] });
  const strangers = await nudge(deps, { by: await viewerOf(other), personIds: [rep.id, other], word: "Please." });
  expect(strangers).toMatchObject({ nudged: [], skipped: [{ because: "not_yours" }, { because: "not_yours" }] });

  const away = await aRep();
  deps.clock.set(NOW);
  await addLeave(deps, { by: SYSTEM, personId: away.id, startsAt: NOW - 1, endsAt: NOW + DAY_MS, note: null });
  const asked = await nudge(deps, { by, personIds: [away.id], word: "Please." });
  expect(asked).toMatchObject({ nudged: [], skipped: [{ because: "on_leave" }] });
  expect((await findPerson(deps.db, away.id))?.status).toBe("active");
});
