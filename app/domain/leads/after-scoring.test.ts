import { describe, expect, it } from "vitest";
import { type ScoredLead, stageAfterScoring } from "./after-scoring.ts";
import { STAGES } from "./lead.ts";
import { move } from "./stages.ts";

const plain: ScoredLead = { stage: "received", qualified: false, disqualified: false, resting: false, removed: false };

describe("after scoring, a lead", () => {
  it.each([
    { rule: "qualifies", lead: { qualified: true }, to: "qualified" },
    { rule: "is disqualified", lead: { disqualified: true }, to: "disqualified" },
    { rule: "is nurtured otherwise", lead: {}, to: "nurturing" },
    { rule: "leaves nurture with a new signal", lead: { stage: "nurturing", qualified: true }, to: "qualified" },
    { rule: "rests until its date", lead: { stage: "nurturing", qualified: true, resting: true }, to: null },
    { rule: "keeps waiting while it qualifies", lead: { stage: "held", qualified: true }, to: null },
    { rule: "stops waiting when it no longer does", lead: { stage: "held" }, to: "nurturing" },
    { rule: "comes back by corrected data", lead: { stage: "disqualified", qualified: true }, to: "qualified" },
    { rule: "stays removed", lead: { stage: "disqualified", qualified: true, removed: true }, to: null },
    { rule: "stays with its owner", lead: { stage: "working", disqualified: true }, to: null },
  ] as const)("$rule", ({ lead, to }) => {
    expect(stageAfterScoring({ ...plain, ...lead })).toBe(to);
  });

  it("makes allowed moves only, from every stage", () => {
    const flags = [false, true];
    for (const stage of STAGES)
      for (const qualified of flags)
        for (const disqualified of flags)
          for (const resting of flags)
            for (const removed of flags) {
              const to = stageAfterScoring({ stage, qualified, disqualified, resting, removed });
              if (to !== null) expect(move(stage, to).kind).toBe("allowed");
            }
  });
});
