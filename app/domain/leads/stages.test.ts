import { describe, expect, it } from "vitest";
import { STAGES } from "./lead.ts";
import { isOwned, move, movesTo } from "./stages.ts";

describe("moves between stages", () => {
  it("answers for every pair, and a refusal names both and what is possible", () => {
    for (const from of STAGES) {
      for (const to of STAGES) {
        const answer = move(from, to);
        if (answer.kind === "refused") expect(answer.message).toContain(`${from} can't become ${to}`);
        if (from === to) expect(answer.kind).toBe("refused");
      }
    }
  });

  it("leaves no stage but a won deal without a way on", () => {
    const ends = STAGES.filter((from) => STAGES.every((to) => move(from, to).kind === "refused"));
    expect(ends).toEqual(["won"]);
  });

  it("nobody owns a lead that has not been assigned", () => {
    expect(STAGES.filter(isOwned)).toEqual(["assigned", "working", "sql", "opportunity"]);
  });
});

describe("outcomes reported from outside", () => {
  it.each([
    { from: "working", outcome: "sql", moves: ["sql"] },
    { from: "assigned", outcome: "sql", moves: ["working", "sql"] },
    { from: "working", outcome: "won", moves: ["sql", "opportunity", "won"] },
    { from: "opportunity", outcome: "lost", moves: ["lost"] },
  ] as const)("$outcome from $from goes through $moves", ({ from, outcome, moves }) => {
    expect(movesTo(from, outcome)).toEqual({ kind: "allowed", moves });
  });

  it.each([
    { from: "working", outcome: "lost" },
    { from: "held", outcome: "sql" },
    { from: "opportunity", outcome: "sql" },
    { from: "won", outcome: "lost" },
  ] as const)("$outcome from $from is refused", ({ from, outcome }) => {
    expect(movesTo(from, outcome)).toMatchObject({ kind: "refused" });
  });

  it("goes through allowed moves only", () => {
    for (const from of STAGES) {
      for (const outcome of ["sql", "opportunity", "won", "lost"] as const) {
        const answer = movesTo(from, outcome);
        if (answer.kind === "refused") continue;
        const stages = [from, ...answer.moves];
        answer.moves.forEach((to, index) => expect(move(stages[index]!, to).kind).toBe("allowed"));
      }
    }
  });
});
