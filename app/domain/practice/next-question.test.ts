import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { aCriterion, anAnswer, aStandardCriterion, HELD, NOW, POLICY, PROVEN } from "#tests/support/gate.ts";
import type { CriterionStanding } from "#app/domain/readiness/readiness.ts";
import { answered } from "./answered.ts";
import { nextQuestion } from "./next-question.ts";
import type { NextQuestion, PracticeSituation, PracticeCampaign, PracticeVariant } from "./practice.ts";

const VARIANTS: readonly PracticeVariant[] = [
  { id: "a", shown: 0 },
  { id: "b", shown: 0 },
  { id: "c", shown: 0 },
];
/** Held and proven, due since a few days, lost in a few more. */
const DUE = [anAnswer(-16, "a"), anAnswer(-14, "b")];
const LESS_DUE = [anAnswer(-15.5, "a"), anAnswer(-13.5, "b")];
/** Not worth asking. */
const FRESH = [anAnswer(-1.5, "a"), anAnswer(-0.5, "b")];

function aCampaign(key: string, criteria: readonly CriterionStanding[], variants = VARIANTS): PracticeCampaign {
  return { key, policy: POLICY, criteria, variants: Object.fromEntries(criteria.map((c) => [c.key, variants])) };
}
function aSituation(campaigns: readonly PracticeCampaign[], cap = 50, onlyCampaign?: string): PracticeSituation {
  const session = { asked: [], cap, ...(onlyCampaign !== undefined && { onlyCampaign }) };
  return { at: NOW, day: "2026-01-05", campaigns, session, seed: 7, model: DEFAULT_MODEL };
}
function play(start: PracticeSituation, isRight: (question: NextQuestion, index: number) => boolean = () => true) {
  const asked: string[] = [];
  let situation = start;
  for (let next = nextQuestion(situation); next; next = nextQuestion(situation)) {
    situation = answered(situation, next, isRight(next, asked.length));
    asked.push(`${next.campaign}.${next.criterion} ${next.why}`);
  }
  return { asked, situation };
}

describe("what comes next", () => {
  it("is what would cost eligibility first, then what completes, proves and refreshes", () => {
    const campaign = aCampaign("x", [
      aCriterion("due", DUE),
      aCriterion("unproven", [anAnswer(-1.2, "a"), anAnswer(-1.1, "b")]),
      aStandardCriterion("unseen"),
      aCriterion("fresh", FRESH),
      aCriterion("faded", [anAnswer(-20, "a"), anAnswer(-20, "b")]),
      aCriterion("wrong", [anAnswer(-2, "a", false)]),
      aCriterion("changed", [], { answeredBefore: true }),
      aCriterion("missing"),
    ]);
    expect(play(aSituation([campaign])).asked).toEqual([
      "x.changed changed",
      "x.missing missing",
      "x.wrong missed",
      "x.faded due",
      "x.changed missing",
      "x.missing missing",
      "x.wrong missing",
      "x.unseen missing",
      "x.unproven prove",
      "x.due due",
    ]);
  });

  it("asks the standard criteria that the score needs before it counts as open", () => {
    const known = [aCriterion("c1", FRESH), aCriterion("c2", FRESH)];
    const criteria = [...known, aStandardCriterion("s1"), aStandardCriterion("s2"), aStandardCriterion("s3")];
    const { asked } = play(aSituation([aCampaign("x", criteria)]));
    expect(asked).toEqual(["x.s1 score", "x.s2 score", "x.s3 missing"]);
  });

  it("opens the campaign that is nearest to opening first, one campaign at a time", () => {
    const far = aCampaign("far", [aCriterion("f1"), aCriterion("f2")]);
    const near = aCampaign("near", [aCriterion("n1", [anAnswer(-1, "a")]), aCriterion("n2", [anAnswer(-1, "a")])]);
    const { asked } = play(aSituation([far, near]));
    expect(asked.slice(0, 3)).toEqual(["near.n1 missing", "near.n2 missing", "far.f1 missing"]);
  });

  it("mixes campaigns once nothing opens, nearest loss first", () => {
    const x = aCampaign("x", [aCriterion("x2", LESS_DUE), aCriterion("x1", DUE)]);
    const y = aCampaign("y", [aCriterion("y2", LESS_DUE), aCriterion("y1", DUE)]);
    expect(play(aSituation([x, y])).asked).toEqual(["x.x1 due", "y.y1 due", "x.x2 due", "y.y2 due"]);
  });

  it("is nothing when everything is fresh, when the cap is reached, and without variants", () => {
    expect(nextQuestion(aSituation([aCampaign("x", [aCriterion("c", FRESH)])]))).toBeNull();
    expect(nextQuestion(aSituation([aCampaign("x", [aCriterion("c")])], 0))).toBeNull();
    expect(nextQuestion(aSituation([aCampaign("x", [aCriterion("c")], [])]))).toBeNull();
    expect(nextQuestion(aSituation([]))).toBeNull();
  });

  it("is nothing when the gate wants more variants than there are", () => {
    const campaign = aCampaign("x", [aCriterion("c", [anAnswer(-1, "a")])], VARIANTS.slice(0, 1));
    expect(nextQuestion(aSituation([campaign]))).toBeNull();
  });

  it("does not ask for proof twice on one day", () => {
    expect(nextQuestion(aSituation([aCampaign("x", [aCriterion("c", HELD)])]))).toBeNull();
  });

  it("asks again what changed after it was answered right in the same session", () => {
    const campaign = aCampaign("x", [aCriterion("c", [], { answeredBefore: true, revision: 2 })]);
    const start = aSituation([campaign]);
    const asked = [{ campaign: "x", criterion: "c", variant: "a", correct: true }];
    expect(nextQuestion({ ...start, session: { ...start.session, asked } })?.why).toBe("changed");
  });
});

describe("a campaign that this session cannot open", () => {
  const fading = aCriterion("fading", DUE);
  const missed = ["m1", "m2", "m3"].map((key) => aCriterion(key, [anAnswer(-2, "a"), anAnswer(-1, "b", false)]));

  it("is built by what each question gains: the second variant of today last, because it gains nothing", () => {
    const [again, ...unseen] = [aCriterion("again", [anAnswer(-0.01, "a")]), aCriterion("n1"), aCriterion("n2")];
    const { asked } = play(aSituation([aCampaign("x", [again!, fading, aStandardCriterion("s"), ...unseen])], 4));
    expect(asked.slice(0, 2).map((line) => line.split(" ")[0])).toEqual(["x.n1", "x.n2"]);
    expect(asked.slice(2).toSorted()).toEqual(["x.fading due", "x.s missing"]);
  });

  it("keeps what is still known from waiting behind every miss", () => {
    const { asked } = play(aSituation([aCampaign("x", [...missed, fading])], 4));
    expect(asked).toContain("x.fading due");
    const opening = play(aSituation([aCampaign("x", [...missed, fading])], 12)).asked;
    expect(opening.slice(0, 3)).toEqual(["x.m1 missed", "x.m2 missed", "x.m3 missed"]);
  });

  it("is built before another one that is further from opening", () => {
    const near = aCampaign(
      "near",
      ["n1", "n2", "n3"].map((key) => aCriterion(key)),
    );
    const far = aCampaign(
      "far",
      ["f1", "f2", "f3", "f4"].map((key) => aCriterion(key)),
    );
    const { asked } = play(aSituation([far, near], 5));
    expect(asked.map((line) => line.split(".")[0])).toEqual(["near", "near", "near", "near", "near"]);
  });

  it("comes after all that keeps another campaign open", () => {
    const open = aCampaign("open", [aCriterion("o", DUE)]);
    const { asked } = play(aSituation([aCampaign("x", missed), open], 4));
    expect(asked[0]).toBe("open.o due");
  });
});

describe("a session of one campaign", () => {
  it("asks that campaign alone, until all of it is held", () => {
    const faded = aStandardCriterion("faded", [anAnswer(-20, "a")]);
    const wrong = aStandardCriterion("wrong", [anAnswer(-1, "a", false)]);
    const held = [1, 2, 3, 4, 5].map((index) => aCriterion(`held${index}`, FRESH));
    const x = aCampaign("x", [...held, aStandardCriterion("unseen"), faded, wrong, aCriterion("c")]);
    const y = aCampaign("y", [aCriterion("c")]);
    const { asked } = play(aSituation([y, x], 50, "x"));
    expect(asked).toEqual(["x.c missing", "x.wrong missed", "x.c missing", "x.faded due", "x.unseen missing"]);
  });
});

describe("a miss", () => {
  it("returns after two other questions, on another variant, until right once", () => {
    const criteria = ["c1", "c2", "c3", "c4"].map((key) => aStandardCriterion(key));
    const start = aSituation([aCampaign("x", criteria)]);
    const { asked, situation } = play(start, (_, index) => index !== 0 && index !== 3);
    expect(asked.map((line) => line.split(" ")[0])).toEqual(["x.c1", "x.c2", "x.c3", "x.c1", "x.c4", "x.c1"]);
    const variants = situation.session.asked.filter((a) => a.criterion === "c1").map((a) => a.variant);
    expect(variants[1]).not.toBe(variants[0]);
    expect(variants[2]).not.toBe(variants[1]);
  });

  it("returns at once if there is nothing else", () => {
    const start = aSituation([aCampaign("x", [aStandardCriterion("c")])]);
    expect(play(start, (_, index) => index > 0).asked).toEqual(["x.c score", "x.c missed"]);
  });
});

describe("the variant", () => {
  it("is one that the run lacks, then the least shown", () => {
    const variants = [
      { id: "a", shown: 0 },
      { id: "b", shown: 5 },
      { id: "c", shown: 3 },
    ];
    const campaign = aCampaign("x", [aCriterion("c", [anAnswer(-1, "a")])], variants);
    expect(nextQuestion(aSituation([campaign]))?.variant).toBe("c");
  });

  it("is an unseen one, the narrowest first while a criterion is being learnt: itself, whole leads, other campaigns", () => {
    const variantOf = (shown: Readonly<Record<"across" | "lead" | "alone", number>>) => {
      const variants: PracticeVariant[] = [
        { id: "across", shown: shown.across, beyond: "campaigns" },
        { id: "lead", shown: shown.lead, beyond: "campaign" },
        { id: "alone", shown: shown.alone },
      ];
      return nextQuestion(aSituation([aCampaign("x", [aCriterion("c")], variants)]))?.variant;
    };
    expect(variantOf({ across: 0, lead: 0, alone: 0 })).toBe("alone");
    expect(variantOf({ across: 0, lead: 0, alone: 1 })).toBe("lead");
    expect(variantOf({ across: 0, lead: 1, alone: 1 })).toBe("across");
    expect(variantOf({ across: 1, lead: 1, alone: 2 })).toBe("alone");
  });

  it("is the least shown for a criterion that is held, and the seed decides between equals", () => {
    const campaign = aCampaign("x", [aCriterion("c", DUE)], [...VARIANTS, { id: "d", shown: 9 }]);
    const chosen = Array.from({ length: 30 }, (_, seed) => nextQuestion({ ...aSituation([campaign]), seed })?.variant);
    expect([...new Set(chosen)].sort()).toEqual(["a", "b", "c"]);
  });
});

it("is content with a rep who is ready and fresh", () => {
  expect(play(aSituation([aCampaign("x", [aCriterion("c", PROVEN)])])).asked).toEqual([]);
});
