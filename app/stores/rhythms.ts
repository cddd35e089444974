import { sql } from "kysely";
import { DAILY_QUESTIONS } from "#app/domain/practice/session-size.ts";
import { WEEKDAYS, type Weekday } from "#app/domain/practice/rhythm.ts";
import type { Db } from "#db/client.ts";

export const CHANNELS = ["in_app", "email", "none"] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** A person's own settings. */
export interface RhythmSettings {
  /** Null: as their teams have it. */
  readonly practiceDays: readonly Weekday[] | null;
  /** On the wall clock of their zone. */
  readonly remindHour: number;
  readonly channel: ChannelName;
  readonly showsStreak: boolean;
  /** Of a daily session, at most. */
  readonly sessionQuestions: number;
}

/** What holds for whoever has chosen nothing. */
export const DEFAULT_RHYTHM: RhythmSettings = {
  practiceDays: null,
  remindHour: 9,
  channel: "in_app",
  showsStreak: true,
  sessionQuestions: DAILY_QUESTIONS,
};

export interface PersonRhythm extends RhythmSettings {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  /** What each of their teams says; null: nothing. */
  readonly teamDays: readonly (readonly Weekday[] | null)[];
}

/** Of these people, in no order; unknown ones are absent. */
export async function listRhythms(db: Db, personIds: readonly string[]): Promise<PersonRhythm[]> {
  const rows = await selectRhythms(db)
    .where("person.id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
  return rows.map(toRhythm);
}

/**
 * The active reps whose instant has come, at most `limit`, earliest first. Nobody else gets the same ones until this
 * transaction ends: whoever looks meanwhile passes over them.
 */
export async function lockDueRhythms(tx: Db, { at, limit }: { at: number; limit: number }): Promise<PersonRhythm[]> {
  const due = await tx
    .selectFrom("rhythm")
    .innerJoin("person", "person.id", "rhythm.personId")
    .select("rhythm.personId")
    .where("remindAt", "<=", new Date(at))
    .where("person.status", "=", "active")
    .where("person.role", "=", "rep")
    .orderBy("remindAt")
    .limit(limit)
    .forUpdate("rhythm")
    .skipLocked()
    .execute();
  return due.length === 0
    ? []
    : listRhythms(
        tx,
        due.map(({ personId }) => personId),
      );
}

/** Active reps for whom nobody has worked out an instant yet. */
export async function listWithoutRhythm(db: Db, limit: number): Promise<PersonRhythm[]> {
  const rows = await selectRhythms(db)
    .where("rhythm.personId", "is", null)
    .where("person.status", "=", "active")
    .where("person.role", "=", "rep")
    .limit(limit)
    .execute();
  return rows.map(toRhythm);
}

/** When each is looked at next; a person without settings gets them as they are by default. */
export async function saveRemindAt(db: Db, times: readonly { personId: string; remindAt: number }[]): Promise<void> {
  if (times.length === 0) return;
  await db
    .insertInto("rhythm")
    .values(
      times
        .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
        .map(({ personId, remindAt }) => ({ personId, practiceDays: null, remindAt: new Date(remindAt) })),
    )
    .onConflict((conflict) =>
      conflict.column("personId").doUpdateSet((eb) => ({ remindAt: eb.ref("excluded.remindAt") })),
    )
    .execute();
}

/** A person's settings; from then on the minute's look comes to them at `remindAt`. */
export async function saveRhythm(
  db: Db,
  { personId, settings, remindAt }: { personId: string; settings: RhythmSettings; remindAt: number },
): Promise<void> {
  const values = { ...columnsOf(settings), remindAt: new Date(remindAt) };
  await db
    .insertInto("rhythm")
    .values({ personId, ...values })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(values))
    .execute();
}

/** Questions of a person's daily session, at most. */
export async function findSessionSize(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom("rhythm")
    .select("sessionQuestions")
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row?.sessionQuestions ?? DEFAULT_RHYTHM.sessionQuestions;
}

export async function findTeamPracticeDays(db: Db, teamId: string): Promise<readonly Weekday[] | null> {
  const row = await db.selectFrom("team").select("practiceDays").where("id", "=", teamId).executeTakeFirst();
  return toWeek(row?.practiceDays ?? null);
}

export async function updateTeamPracticeDays(db: Db, teamId: string, days: readonly Weekday[] | null): Promise<void> {
  await db
    .updateTable("team")
    .set({ practiceDays: days === null ? null : [...days] })
    .where("id", "=", teamId)
    .execute();
}

/** Everybody of a team is looked at next at `at`. */
export async function updateRemindAtOfTeam(db: Db, { teamId, at }: { teamId: string; at: number }): Promise<void> {
  await db
    .updateTable("rhythm")
    .set({ remindAt: new Date(at) })
    .where("personId", "in", (query) => query.selectFrom("teamMember").select("personId").where("teamId", "=", teamId))
    .execute();
}

function selectRhythms(db: Db) {
  return db
    .selectFrom("person")
    .leftJoin("rhythm", "rhythm.personId", "person.id")
    .select((eb) => [
      "person.id as personId",
      "person.name",
      "person.email",
      "person.timeZone",
      "rhythm.practiceDays",
      "rhythm.remindHour",
      "rhythm.channel",
      "rhythm.showsStreak",
      "rhythm.sessionQuestions",
      eb
        .selectFrom("teamMember")
        .innerJoin("team", "team.id", "teamMember.teamId")
        .whereRef("teamMember.personId", "=", "person.id")
        // An array of arrays must be a rectangle; JSON need not.
        .select(sql<(string[] | null)[] | null>`json_agg(team.practice_days)`.as("days"))
        .as("teamDays"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRhythms>["execute"]>>[number];

function toRhythm(row: Row): PersonRhythm {
  const { personId, name, email, timeZone } = row;
  return {
    personId,
    name,
    email,
    timeZone,
    practiceDays: toWeek(row.practiceDays),
    remindHour: row.remindHour ?? DEFAULT_RHYTHM.remindHour,
    channel: row.channel ?? DEFAULT_RHYTHM.channel,
    showsStreak: row.showsStreak ?? DEFAULT_RHYTHM.showsStreak,
    sessionQuestions: row.sessionQuestions ?? DEFAULT_RHYTHM.sessionQuestions,
    teamDays: (row.teamDays ?? []).map(toWeek),
  };
}

function columnsOf({ practiceDays, ...settings }: RhythmSettings) {
  const { remindHour, channel, showsStreak, sessionQuestions } = settings;
  const days = practiceDays === null ? null : [...practiceDays];
  return { practiceDays: days, remindHour, channel, showsStreak, sessionQuestions };
}

function toWeek(days: readonly string[] | null): readonly Weekday[] | null {
  return days === null ? null : WEEKDAYS.filter((weekday) => days.includes(weekday));
}
