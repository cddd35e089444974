import { describe, expect, it } from "vitest";
import { aCriterion, anAnswer, aQuestion, IN_GOOD_STANDING } from "#tests/support/gate.ts";
import type { Member } from "./member.ts";
import { strugglesOf } from "./struggling.ts";

const right = (day: number, variant: string) => anAnswer(day, variant);
const wrong = (day: number, variant: string) => anAnswer(day, variant, false);
const ONCE = [right(-9, "a"), wrong(-8, "b"), right(-7, "c")];
const TWICE = [...ONCE, wrong(-6, "a")];

function aMember(id: string, answers: Parameters<typeof aCriterion>[1]): Member {
  const question = aQuestion([aCriterion("size", answers)]);
  return { id, name: id, maxLeadsPerDay: null, question, standing: IN_GOOD_STANDING };
}
const namesOf = (members: readonly Member[], wrongs = 0) =>
  strugglesOf(members, () => wrongs).map(({ member }) => member.id);

describe("who struggles", () => {
  it("has forgotten a criterion twice, once is not enough", () => {
    expect(namesOf([aMember("ada", TWICE), aMember("ben", ONCE)])).toEqual(["ada"]);
  });

  it("or has been wrong three times of the last five, two are not enough", () => {
    expect(namesOf([aMember("ben", ONCE)], 3)).toEqual(["ben"]);
    expect(namesOf([aMember("ben", ONCE)], 2)).toEqual([]);
  });

  it("no longer struggles after three right variants in a row", () => {
    const two = [...TWICE, right(-5, "a"), right(-4, "b")];
    expect(namesOf([aMember("ada", two)])).toEqual(["ada"]);
    expect(namesOf([aMember("ada", [...two, right(-3, "c")])])).toEqual([]);
  });

  it("can be nobody without a playbook", () => {
    expect(namesOf([{ ...aMember("ada", TWICE), question: null }], 5)).toEqual([]);
  });
});
