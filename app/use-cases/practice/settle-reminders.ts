import { digestOf } from "#app/domain/practice/reminder-words.ts";
import { remindersAt } from "#app/domain/practice/reminders.ts";
import { settleNotice, updateNoticeWords } from "#app/stores/notices.ts";
import { listOpenReminders, settleReminders, type ToldReminder } from "#app/stores/reminders.ts";
import { listRhythms } from "#app/stores/rhythms.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadReminderFacts } from "#app/use-cases/practice/reminder-facts.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

/**
 * Takes back what a person was reminded of and has mended since, before they look at it. One query for whoever has no open
 * reminder. No audit record: the reminder itself says when it was told and when it was settled.
 */
export async function settleRemindersOf(deps: Deps, personId: string): Promise<void> {
  const open = await listOpenReminders(deps.db, [personId]);
  if (open.length === 0) return;
  const at = deps.clock.now();
  await inTransaction(deps.db, async (tx) => {
    const [person] = await loadReminderFacts(tx, await listRhythms(tx, [personId]), at);
    if (!person) return;
    const standing = new Set(remindersAt(person.facts).map(({ key }) => key));
    await settleGone(tx, { personId, open, standing, at });
  });
}

/** Settles the open reminders that no longer stand; a notice of several is worded anew from those that do. */
export async function settleGone(
  tx: Db,
  {
    personId,
    open,
    standing,
    at,
  }: { personId: string; open: readonly ToldReminder[]; standing: ReadonlySet<string>; at: number },
): Promise<void> {
  const gone = open.filter(({ key }) => !standing.has(key));
  if (gone.length === 0) return;
  await settleReminders(tx, { personId, keys: gone.map(({ key }) => key), at });
  for (const noticeId of new Set(gone.flatMap((reminder) => reminder.noticeId ?? []))) {
    const left = open.filter((reminder) => reminder.noticeId === noticeId && standing.has(reminder.key));
    if (left.length === 0) await settleNotice(tx, { id: noticeId, at });
    else await updateNoticeWords(tx, { id: noticeId, ...digestOf(left) });
  }
}
