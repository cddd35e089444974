import { digestOf, reminderLine } from "#app/domain/practice/reminder-words.ts";
import { type Reminder, remindersAt } from "#app/domain/practice/reminders.ts";
import { nextTellingTime, tellingTime } from "#app/domain/practice/telling-time.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Channel } from "#app/notify/channel.ts";
import { email } from "#app/notify/email.ts";
import { inApp } from "#app/notify/in-app.ts";
import { listTold } from "#app/stores/notices.ts";
import { insertReminders, listOpenReminders, listToldKeys, type ToldReminder } from "#app/stores/reminders.ts";
import {
  type ChannelName,
  listWithoutRhythm,
  lockDueRhythms,
  type PersonRhythm,
  saveRemindAt,
} from "#app/stores/rhythms.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadReminderFacts, type RemindedPerson } from "#app/use-cases/practice/reminder-facts.ts";
import { settleGone } from "#app/use-cases/practice/settle-reminders.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

const PEOPLE_AT_ONCE = 50;
/** A minute's look ends after so many people or so long; the rest of a full hour come with the next minutes. */
const BATCHES_AT_MOST = 20;
const LONGEST_LOOK_MS = 30_000;
const NEWCOMERS_AT_ONCE = 500;

const CHANNELS: Readonly<Record<ChannelName, Channel | null>> = { in_app: inApp, email, none: null };

/**
 * Tells everybody whose hour has come what is worth telling, as one notice a day, and takes back what has been mended. May
 * run at any instant, in many processes, and as often as one likes: who is looked at is locked meanwhile, each reminder
 * has a key that is told once, and so has the notice of a day. Answers how many people it looked at.
 */
export async function remind(deps: Deps): Promise<number> {
  const at = deps.clock.now();
  await takeInNewcomers(deps.db, at);
  let looked = 0;
  for (let batch = 0; batch < BATCHES_AT_MOST; batch += 1) {
    const count = await inTransaction(deps.db, (tx) => remindSome(tx, at));
    looked += count;
    if (count < PEOPLE_AT_ONCE || deps.clock.now() - at > LONGEST_LOOK_MS) break;
  }
  return looked;
}

/** Whoever has no instant yet gets their next hour: on the day they join, the start page says it all. */
async function takeInNewcomers(db: Db, at: number): Promise<void> {
  const people = await listWithoutRhythm(db, NEWCOMERS_AT_ONCE);
  if (people.length === 0) return;
  const loaded = people.map(({ personId, timeZone, remindHour }) => ({
    personId,
    remindAt: nextTellingTime(at, remindHour, { week: EVERY_DAY, timeZone, leave: [] })?.at ?? at + DAY_MS,
  }));
  await saveRemindAt(db, loaded);
}

const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

async function remindSome(tx: Db, at: number): Promise<number> {
  const due = await lockDueRhythms(tx, { at, limit: PEOPLE_AT_ONCE });
  if (due.length > 0) await remindPeople(tx, due, at);
  return due.length;
}

/** Tells these people what is worth telling at an instant, if it is an hour of theirs, and notes when to look again. */
export async function remindPeople(tx: Db, due: readonly PersonRhythm[], at: number): Promise<void> {
  const loaded = await loadReminderFacts(tx, due, at);
  const people = loaded.map((person) => ({ ...person, standing: remindersAt(person.facts) }));
  const personIds = due.map(({ personId }) => personId);
  const open = await listOpenReminders(tx, personIds);
  const keys = people.flatMap(({ standing }) => standing.map(({ key }) => key));
  const told = await listToldKeys(tx, { personIds, keys });
  const announced = await listAnnounced(tx, loaded);
  const [known, news]: [ToldReminder[], ToldReminder[]] = [[], []];
  for (const { standing, ...person } of people) {
    const { personId } = person.rhythm;
    const own = open.filter((reminder) => reminder.personId === personId);
    await settleGone(tx, { personId, open: own, standing: new Set(standing.map(({ key }) => key)), at });
    const before = new Set(told.filter((one) => one.personId === personId).map(({ key }) => key));
    const fresh = standing.filter(({ key }) => !before.has(key));
    const one = await tell(tx, person, { fresh, announced: announced.get(personId) ?? new Set(), at });
    known.push(...one.known);
    news.push(...one.news);
  }
  await insertReminders(tx, known, { at, settled: true });
  await insertReminders(tx, news, { at });
  const times = loaded.map((person) => ({ personId: person.rhythm.personId, remindAt: nextLook(person, at) }));
  await saveRemindAt(tx, times);
}

interface Told {
  /** Announced when it was published: not repeated where the announcement was read in the same place. */
  readonly known: readonly ToldReminder[];
  /** In the notice of the day. */
  readonly news: readonly ToldReminder[];
}
const NOTHING: Told = { known: [], news: [] };

/** One notice for all of it, if it is an hour at which this person is told anything. */
async function tell(
  tx: Db,
  { rhythm, calendar }: RemindedPerson,
  { fresh, announced, at }: { fresh: readonly Reminder[]; announced: ReadonlySet<string>; at: number },
): Promise<Told> {
  const { personId, timeZone } = rhythm;
  const time = tellingTime(at, rhythm.remindHour, calendar);
  const channel = CHANNELS[rhythm.channel];
  if (time === null || channel === null) return NOTHING;
  const isKnown = ({ key }: Reminder) => rhythm.channel === "in_app" && announced.has(key);
  const toldAs = (reminder: Reminder, noticeId: string | null): ToldReminder => {
    const { key, kind } = reminder;
    return { personId, key, kind, noticeId, ...reminderLine(reminder, timeZone) };
  };
  const known = fresh.filter(isKnown).map((reminder) => toldAs(reminder, null));
  const news = fresh.filter((reminder) => !isKnown(reminder));
  if (news.length === 0) return { known, news: [] };
  const digest = digestOf(news.map((reminder) => reminderLine(reminder, timeZone)));
  const noticeId = await channel.tell(tx, { personId, ...digest, dedupeKey: `reminder:${time.day}`, at });
  return { known, news: noticeId === null ? [] : news.map((reminder) => toldAs(reminder, noticeId)) };
}

/** By person, the keys of changes that a notice announced when they were published. */
async function listAnnounced(tx: Db, people: readonly RemindedPerson[]): Promise<Map<string, Set<string>>> {
  const keyOf = new Map<string, string>();
  for (const { facts, playbookIds } of people) {
    for (const { key, version } of facts.campaigns) {
      const id = playbookIds.get(key);
      if (id !== undefined) keyOf.set(`playbook:${id}`, `changed:${key}:${version}`);
    }
  }
  const personIds = people.map(({ rhythm }) => rhythm.personId);
  const announced = new Map<string, Set<string>>();
  for (const { personId, dedupeKey } of await listTold(tx, { personIds, dedupeKeys: [...keyOf.keys()] })) {
    const keys = announced.get(personId) ?? new Set();
    announced.set(personId, keys.add(keyOf.get(dedupeKey) ?? dedupeKey));
  }
  return announced;
}

/** Leave can end early, so nobody's look is put off for it; a look during leave tells nothing. */
function nextLook({ rhythm: { remindHour }, calendar }: RemindedPerson, at: number): number {
  return nextTellingTime(at, remindHour, { ...calendar, leave: [] })?.at ?? at + DAY_MS;
}
