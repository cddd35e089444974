import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeMember } from "#app/domain/team/member.ts";
import { aCriterion, aQuestion, HELD, IN_GOOD_STANDING, NOW, PROVEN } from "#tests/support/gate.ts";
import { groupMembers, pageOfGroups } from "./team-groups.ts";

function judged(id: string, answers: Parameters<typeof aCriterion>[1]) {
  const question = aQuestion([aCriterion("size", answers)]);
  return judgeMember({ id, name: id, maxLeadsPerDay: null, question, standing: IN_GOOD_STANDING }, NOW);
}
const ada = judged("ada", PROVEN);
const ben = judged("ben", HELD);
const cleo = judged("cleo", []);
const places = [
  { personId: "ada", key: "blue", name: "Blue" },
  { personId: "ben", key: "blue", name: "Blue" },
  { personId: "ada", key: "red", name: "Red" },
  { personId: "dora", key: "sand", name: "Sand" },
];
const shape = (groups: ReturnType<typeof groupMembers>) =>
  groups.map(({ key, members }) => [key, members.map(({ id }) => id)]);

describe("groups of a team's people", () => {
  it("are one list unless asked for", () => {
    expect(shape(groupMembers([ben, ada], null, { horizon: NOW, places }))).toEqual([["all", ["ben", "ada"]]]);
  });

  it("are the states that somebody is in, what asks for something first", () => {
    const horizon = ben.eligibility.until! + 1;
    expect(shape(groupMembers([ada, ben, cleo], "state", { horizon, places }))).toEqual([
      ["lapsing", ["ben"]],
      ["not_ready", ["cleo"]],
      ["ready", ["ada"]],
    ]);
  });

  it("are the teams, with who is in two in both, and none that nobody shown is in", () => {
    expect(shape(groupMembers([ben, ada], "team", { horizon: NOW, places }))).toEqual([
      ["blue", ["ben", "ada"]],
      ["red", ["ada"]],
    ]);
  });

  it("are cut into pages that leave nobody out and show nobody twice", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (sizes, size) => {
        const groups = sizes.map((count, index) => ({
          key: String(index),
          title: "",
          members: Array.from({ length: count }, (_, place) => judged(`${index}/${place}`, [])),
        }));
        const all = groups.flatMap(({ members }) => members);
        const pages = Array.from({ length: Math.ceil(all.length / size) }, (_, page) =>
          pageOfGroups(groups, { from: page * size, size }),
        );
        expect(pages.flat().flatMap(({ members }) => members)).toEqual(all);
        for (const page of pages) expect(page.flatMap(({ members }) => members).length).toBeLessThanOrEqual(size);
      }),
      { numRuns: 60 },
    );
  });
});
