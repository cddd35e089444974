import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import {
  aCriterion,
  anAnswer,
  aQuestion,
  aStandardCriterion,
  HELD,
  IN_GOOD_STANDING,
  NOW,
  POLICY,
  PROVEN,
} from "#tests/support/gate.ts";
import { coverage, firstThinnerDay } from "./coverage.ts";
import { aboutToForget, criterionNumbers } from "./criterion-numbers.ts";
import { lapsesBefore } from "./lapses.ts";
import { judgeMember, type Member } from "./member.ts";
import { nextWorkingDays, weekdayOf } from "./working-days.ts";

function aMember(name: string, criteria: ReturnType<typeof aCriterion>[], rest: Partial<Member> = {}): Member {
  return { id: name, name, maxLeadsPerDay: null, question: aQuestion(criteria), standing: IN_GOOD_STANDING, ...rest };
}

const ada = aMember("Ada", [aCriterion("size", PROVEN)]);
const ben = aMember("Ben", [aCriterion("size", HELD)]);
const cleo = aMember("Cleo", [aCriterion("size")]);
const team = [ada, ben, cleo];
const judged = team.map((member) => judgeMember(member, NOW));

describe("coverage", () => {
  it("counts who may receive leads by the gate itself, today and later", () => {
    const days = [NOW, NOW + 400 * DAY_MS];
    expect(coverage(judged, days)).toEqual([
      { at: NOW, ready: 1, provisional: 1 },
      { at: days[1], ready: 0, provisional: 0 },
    ]);
    expect(firstThinnerDay(coverage(judged, days))?.at).toBe(days[1]);
  });

  it("counts leads instead of people where each has a size", () => {
    expect(coverage(judged, [NOW], (_, level) => (level === "ready" ? 5 : 2))).toEqual([
      { at: NOW, ready: 5, provisional: 2 },
    ]);
  });

  it("is what the gate would decide on each of those days", () => {
    const days = Array.from({ length: 40 }, (_, index) => NOW + index * DAY_MS);
    const decided = days.map((day) => team.filter((member) => judgeMember(member, day).eligibility.eligible).length);
    expect(coverage(judged, days).map(({ ready, provisional }) => ready + provisional)).toEqual(decided);
    const pending = { from: NOW + 2 * DAY_MS, version: 2, policy: POLICY, criteria: [aCriterion("new")] };
    const asked = { ...ada, question: aQuestion([aCriterion("size", PROVEN)], { pending }) };
    const cover = coverage([judgeMember(asked, NOW)], [NOW, NOW + 3 * DAY_MS]);
    expect(cover.map(({ ready }) => ready)).toEqual([1, 0]);
  });

  it("counts nobody who is suspended, and a waiver beside the ready", () => {
    const suspended = { ...ada, standing: { ...IN_GOOD_STANDING, suspension: { reason: "pause" } } };
    const waiver = { id: "w", reason: "fair", until: NOW + DAY_MS };
    const waived = { ...cleo, standing: { ...IN_GOOD_STANDING, waiver } };
    const both = [suspended, waived].map((member) => judgeMember(member, NOW));
    expect(coverage(both, [NOW, NOW + 2 * DAY_MS]).map((day) => day.provisional)).toEqual([1, 0]);
  });
});

describe("lapses", () => {
  it("names who falls out within the horizon, with the criterion that ends it", () => {
    const far = judged.find(({ name }) => name === "Ada")?.eligibility.until ?? 0;
    expect(lapsesBefore(judged, far + 1).map(({ member }) => member.name)).toContain("Ada");
    const lapse = lapsesBefore(judged, far + 1).find(({ member }) => member.name === "Ada");
    expect(lapse).toMatchObject({ at: far, cause: "criteria", seconds: 20 });
    expect(lapse?.criteria.map(({ key }) => key)).toEqual(["size"]);
    expect(lapsesBefore(judged, NOW)).toEqual([]);
  });

  it("says so when the mean of all falls first", () => {
    const weak = Array.from({ length: 8 }, (_, index) => aStandardCriterion(`s${index}`, [anAnswer(-1)]));
    const strong = foldAnswers(
      DEFAULT_MODEL,
      [-40, -20, -5].map((days, index) => anAnswer(days, "abc"[index])),
    );
    const member = judgeMember(aMember("Dora", [{ ...aCriterion("size", PROVEN), state: strong }, ...weak]), NOW);
    expect(lapsesBefore([member], NOW + 300 * DAY_MS)[0]).toMatchObject({ cause: "score" });
  });
});

describe("numbers per criterion", () => {
  it("count who holds, has proven, never answered, and is about to forget", () => {
    const size = { key: "size", title: "Size", importance: "critical" } as const;
    const [numbers] = criterionNumbers([size], judged, NOW + 400 * DAY_MS);
    expect(numbers).toMatchObject({ people: 3, held: 2, proven: 1, unanswered: 1, fading: 2 });
    expect(aboutToForget(criterionNumbers([size], judged, NOW))).toEqual([]);
  });
});

describe("working days", () => {
  it("leave weekends out, and begin with this moment", () => {
    const days = nextWorkingDays(NOW, 6, "Europe/Berlin");
    expect(days.map((day) => weekdayOf(day, "Europe/Berlin"))).toEqual([0, 1, 2, 3, 4, 0]);
    expect(days[0]).toBe(NOW);
    expect(days[1]).toBe(Date.parse("2026-01-06T08:00:00Z"));
  });

  it("keep 09:00 over a change of daylight saving time", () => {
    const friday = Date.parse("2026-03-27T20:00:00Z");
    expect(nextWorkingDays(friday, 2, "Europe/Berlin")[1]).toBe(Date.parse("2026-03-30T07:00:00Z"));
    expect(nextWorkingDays(friday + 12 * HOUR_MS, 1, "Europe/Berlin")[0]).toBe(Date.parse("2026-03-30T07:00:00Z"));
  });
});
