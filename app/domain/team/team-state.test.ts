import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { aCriterion, aQuestion, HELD, IN_GOOD_STANDING, NOW, PROVEN } from "#tests/support/gate.ts";
import { lapsesBefore } from "./lapses.ts";
import { judgeMember, type Member } from "./member.ts";
import { tallyOf, TEAM_STATES, teamStateOf } from "./team-state.ts";

function judged(name: string, answers: Parameters<typeof aCriterion>[1], standing: Partial<Member["standing"]> = {}) {
  const question = aQuestion([aCriterion("size", answers)]);
  const member = { id: name, name, maxLeadsPerDay: null, question, standing: { ...IN_GOOD_STANDING, ...standing } };
  return judgeMember(member, NOW);
}

const ada = judged("Ada", PROVEN);
const ben = judged("Ben", HELD);
const cleo = judged("Cleo", []);
const waived = judged("Wim", [], { waiver: { id: "w", reason: "fair", until: NOW + DAY_MS } });
const suspended = judged("Sue", PROVEN, { suspension: { reason: "pause" } });
const everybody = [ada, ben, cleo, waived, suspended];

describe("the state of somebody in a team", () => {
  it("is lapsing up to the very millisecond of the horizon, and by level beyond it", () => {
    const until = ada.eligibility.until!;
    expect(teamStateOf(ada, until)).toBe("ready");
    expect(teamStateOf(ada, until + 1)).toBe("lapsing");
    expect(teamStateOf(ben, NOW)).toBe("provisional");
    expect(teamStateOf(ben, ben.eligibility.until! + 1)).toBe("lapsing");
  });

  it("is not ready for who may not, however much they know, and waived for who only a waiver lets in", () => {
    expect(teamStateOf(suspended, NOW)).toBe("not_ready");
    expect(teamStateOf(cleo, NOW)).toBe("not_ready");
    expect(teamStateOf(waived, NOW + 7 * DAY_MS)).toBe("waived");
  });

  it("counts everybody once, and as lapsing those whom the list of lapses names", () => {
    for (const days of [0, 3, 7, 400]) {
      const horizon = NOW + days * DAY_MS;
      const tally = tallyOf(everybody, horizon);
      expect(TEAM_STATES.reduce((sum, state) => sum + tally[state], 0)).toBe(everybody.length);
      expect(tally.lapsing).toBe(lapsesBefore(everybody, horizon).length);
    }
  });
});
