import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, practiceDay } from "#app/domain/time.ts";
import { requirementAt } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import {
  aCriterion,
  anAnswer,
  anyQuestionWithPending,
  aQuestion,
  IN_GOOD_STANDING,
  NOW,
  PROVEN,
} from "#tests/support/gate.ts";
import { digestOf, reminderLine } from "./reminder-words.ts";
import { type ReminderFacts, remindersAt } from "./reminders.ts";
import { WORKING_WEEK } from "./rhythm.ts";
import { nextTellingTime } from "./telling-time.ts";

const ZONE = "Europe/Berlin";
const CALENDAR = { week: WORKING_WEEK, timeZone: ZONE, leave: [] };

function factsAt(at: number, question: Parameters<typeof decide>[0], more: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    at,
    day: practiceDay(at, ZONE),
    isPracticeDay: true,
    nextTellingAt: nextTellingTime(at, 9, CALENDAR)?.at ?? null,
    lastAnswer: null,
    plan: { questions: 0, minutes: 0 },
    campaigns: [{ key: "expo", name: "Expo", question, standing: IN_GOOD_STANDING, version: 2, newCriteria: [] }],
    nudges: [],
    ...more,
  };
}

interface Told {
  readonly key: string;
  readonly at: number;
  /** The telling time before it; null: there was none. */
  readonly lookBefore: number | null;
  readonly until?: number;
}

/** What is told if somebody is looked at on every telling time for 60 days and never practises. */
function toldWithoutPractice(question: Parameters<typeof decide>[0]): Told[] {
  const told = new Map<string, Told>();
  let lookBefore: number | null = null;
  for (let at = NOW; at < NOW + 60 * DAY_MS; at = nextTellingTime(at, 9, CALENDAR)!.at) {
    for (const reminder of remindersAt(factsAt(at, { ...question, at }))) {
      const { key } = reminder;
      const until = reminder.kind === "lapses" ? { until: reminder.until } : {};
      if (!told.has(key)) told.set(key, { key, at, lookBefore, ...until });
    }
    lookBefore = at;
  }
  return [...told.values()];
}

/** When the leads end that somebody gets at an instant; null: they get none, or there is no end. */
function endOf(question: Parameters<typeof decide>[0], at: number): number | null {
  const { policy } = requirementAt(question, at);
  const { eligible, until } = eligibilityOf(decide({ ...question, at }), IN_GOOD_STANDING, policy, at);
  return eligible ? until : null;
}

test("before leads stop: once three days ahead, once the day ahead, with full notice over a weekend; after it once more", () => {
  const question = aQuestion([aCriterion("a", PROVEN)]);
  const { until } = decide(question);
  const told = toldWithoutPractice(question);
  expect(told.map(({ key }) => key.split(":")[0])).toEqual(["lapses-3d", "lapses-1d", "lapsed"]);
  expect(until! - told[0]!.at).toBeGreaterThanOrEqual(3 * DAY_MS);
  expect(until! - told[1]!.at).toBeGreaterThanOrEqual(DAY_MS);
  expect(told[2]!.at).toBeGreaterThanOrEqual(until!);
});

test("whatever the gate: each notice comes in full where it could, at most one of each kind per end, lapses only after an end", () => {
  fc.assert(
    fc.property(anyQuestionWithPending, (question) => {
      const told = toldWithoutPractice({ ...question, at: NOW });
      const kinds = (kind: string) => told.filter(({ key }) => key.startsWith(kind));
      for (const { key, at, lookBefore, until } of kinds("lapses-")) {
        expect(until!).toBeGreaterThan(at);
        const days = Number(/-(\d)d/.exec(key)?.[1]);
        // Told late only where this end could not be told earlier: at the first look, or when a pending version opens the gate.
        const endSeenBefore = lookBefore !== null && endOf(question, lookBefore) === until;
        if (endSeenBefore) expect(until! - at).toBeGreaterThanOrEqual(days * DAY_MS - 1);
      }
      expect(kinds("lapsed").length).toBeLessThanOrEqual(2);
      expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
    }),
    { numRuns: 200 },
  );
});

test("a right answer takes the reminder back", () => {
  const { until } = decide(aQuestion([aCriterion("a", PROVEN)]));
  const at = until! - DAY_MS;
  const before = remindersAt(factsAt(at, aQuestion([aCriterion("a", PROVEN)], { at })));
  expect(before.map(({ kind }) => kind)).toEqual(["lapses"]);
  const practised = [...PROVEN, anAnswer((at - NOW) / DAY_MS - 0.001, "c")];
  expect(remindersAt(factsAt(at, aQuestion([aCriterion("a", practised)], { at })))).toEqual([]);
});

test("nothing of a campaign one may get no leads of: not enrolled, account ended, suspended", () => {
  const at = NOW + 200 * DAY_MS;
  const question = aQuestion([aCriterion("a", PROVEN)], { at });
  for (const standing of [
    { ...IN_GOOD_STANDING, enrolled: false },
    { ...IN_GOOD_STANDING, active: false },
    { ...IN_GOOD_STANDING, suspension: { reason: "away" } },
  ]) {
    const campaign = { key: "expo", name: "Expo", question, standing, version: 1, newCriteria: [] };
    expect(remindersAt(factsAt(at, question, { campaigns: [campaign] }))).toEqual([]);
  }
});

test("a changed or new criterion is told to whoever practised before, not to whoever has only begun", () => {
  const changed = aCriterion("a", [], { answeredBefore: true });
  const kinds = (question: Parameters<typeof decide>[0], newCriteria: string[] = []) => {
    const campaign = { key: "expo", name: "Expo", question, standing: IN_GOOD_STANDING, version: 2, newCriteria };
    return remindersAt(factsAt(NOW, question, { campaigns: [campaign] })).map(({ key }) => key);
  };
  expect(kinds(aQuestion([changed]))).toEqual(["changed:expo:2"]);
  expect(kinds(aQuestion([aCriterion("a", PROVEN), aCriterion("b")]), ["b"])).toContain("changed:expo:2");
  expect(kinds(aQuestion([aCriterion("a"), aCriterion("b")]), ["b"])).toEqual([]);
});

test("due practice is told on practice days, once a day, until something is answered", () => {
  const plan = { questions: 4, minutes: 1.5 };
  const question = aQuestion([]);
  const key = `practice:${practiceDay(NOW, ZONE)}`;
  const keys = (more: Partial<ReminderFacts>) =>
    remindersAt(factsAt(NOW, question, { plan, ...more })).map((one) => one.key);
  expect(keys({})).toEqual([key]);
  expect(keys({ isPracticeDay: false })).toEqual([]);
  expect(keys({ lastAnswer: { at: NOW - HOUR_MS, day: practiceDay(NOW, ZONE) } })).toEqual([]);
});

test("a manager's word stands until something is answered after it, and not for ever", () => {
  const nudges = [{ id: "n", by: "Sami", word: "Summit opens on Monday", askedAt: NOW - HOUR_MS }];
  const keys = (more: Partial<ReminderFacts>) =>
    remindersAt(factsAt(NOW, aQuestion([]), { nudges, ...more })).map((one) => one.key);
  expect(keys({})).toEqual(["nudge:n"]);
  expect(keys({ lastAnswer: { at: NOW - 1, day: "2026-01-04" } })).toEqual([]);
  expect(keys({ nudges: [{ ...nudges[0]!, askedAt: NOW - 8 * DAY_MS }] })).toEqual([]);
});

test("a first day ends in the night, and its reminders say what the next day brings", () => {
  const firstDay = [anAnswer(-0.03, "a", false), anAnswer(-0.02, "a"), anAnswer(-0.01, "b")];
  const question = aQuestion([aCriterion("a", firstDay)]);
  const { until } = decide(question);
  expect(until! - NOW).toBeLessThan(DAY_MS);
  const wordsAt = (at: number, more: Partial<ReminderFacts> = {}) =>
    remindersAt(factsAt(at, { ...question, at }, more)).map((reminder) => reminderLine(reminder, ZONE).body);
  const today = { at: NOW - 1, day: practiceDay(NOW, ZONE) };
  expect(wordsAt(NOW, { lastAnswer: today })).toEqual([
    "You have practised today. On your next practice day, under a minute of practice keeps them coming and makes you ready.",
  ]);
  expect(wordsAt(NOW, { lastAnswer: { ...today, day: "2026-01-04" } })).toEqual([
    "Under a minute of practice keeps them coming, and makes you ready.",
  ]);
  expect(wordsAt(NOW + DAY_MS)).toEqual([
    "A first day’s answers fade overnight, as they do. Under a minute of practice brings it back, and makes you ready.",
  ]);
  // Nobody who had been ready reads of a first day.
  const ready = aQuestion([aCriterion("a", PROVEN)]);
  const past = decide(ready).until! + DAY_MS;
  expect(remindersAt(factsAt(past, { ...ready, at: past })).map((one) => reminderLine(one, ZONE).body)).toEqual([
    expect.stringMatching(/^Some of it has faded, as it does\./),
  ]);
});

test("words neither blame nor shout, and a digest says all of them once", () => {
  const { until } = decide(aQuestion([aCriterion("a", PROVEN)]));
  const at = until! - DAY_MS;
  const facts = factsAt(at, aQuestion([aCriterion("a", PROVEN)], { at }), { plan: { questions: 1, minutes: 0.5 } });
  const lines = remindersAt(facts).map((reminder) => reminderLine(reminder, ZONE));
  const digest = digestOf(lines);
  expect(digest.title).toMatch(/^Expo: leads come to you until \w+ \d+ \w+, \d\d:\d\d$/);
  expect(digest.body).toContain("One question waits");
  for (const { title, body } of lines)
    expect(`${title} ${body}`).not.toMatch(/!|missed|forgot|overdue|failed|lost|behind/i);
});
