import { sql } from "kysely";
import type { Reminder } from "#app/domain/practice/reminders.ts";
import type { ReminderLine } from "#app/domain/practice/reminder-words.ts";
import type { Db } from "#db/client.ts";

export interface ToldReminder extends ReminderLine {
  readonly personId: string;
  readonly key: string;
  readonly kind: Reminder["kind"];
  readonly noticeId: string | null;
}

/** Reminders told to these people whose cause has not gone, in the order they were told. */
export async function listOpenReminders(db: Db, personIds: readonly string[]): Promise<ToldReminder[]> {
  return db
    .selectFrom("reminder")
    .select(["personId", "key", "kind", "title", "body", "href", "noticeId"])
    .where("personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .where("settledAt", "is", null)
    .orderBy("toldAt")
    .orderBy("key")
    .execute();
}

/** Of these people and causes, who was told what before. */
export async function listToldKeys(
  db: Db,
  { personIds, keys }: { personIds: readonly string[]; keys: readonly string[] },
): Promise<{ personId: string; key: string }[]> {
  if (personIds.length === 0 || keys.length === 0) return [];
  return db
    .selectFrom("reminder")
    .select(["personId", "key"])
    .where("personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .where("key", "=", sql<string>`any(${[...new Set(keys)]}::text[])`)
    .execute();
}

/** Writes down what people are told; a key that stands there already stays as it is. */
export async function insertReminders(
  db: Db,
  reminders: readonly ToldReminder[],
  { at, settled = false }: { at: number; settled?: boolean },
): Promise<void> {
  if (reminders.length === 0) return;
  await db
    .insertInto("reminder")
    .values(
      reminders.map((reminder) => ({
        ...reminder,
        toldAt: new Date(at),
        settledAt: settled ? new Date(at) : null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["personId", "key"]).doNothing())
    .execute();
}

export async function settleReminders(
  db: Db,
  { personId, keys, at }: { personId: string; keys: readonly string[]; at: number },
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable("reminder")
    .set({ settledAt: new Date(at) })
    .where("personId", "=", personId)
    .where("key", "in", [...keys])
    .where("settledAt", "is", null)
    .execute();
}
