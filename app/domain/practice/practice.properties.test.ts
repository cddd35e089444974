import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { assess, passesAlone } from "#app/domain/readiness/assess.ts";
import { questionsToHold, shortOfPass } from "#app/domain/readiness/needed-practice.ts";
import type { CriterionStanding, Level } from "#app/domain/readiness/readiness.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { anyCriterion, NOW, POLICY, standingsOf } from "#tests/support/gate.ts";
import { answered } from "./answered.ts";
import { nextQuestion } from "./next-question.ts";
import type { PracticeSituation } from "./practice.ts";
import { sessionPlan } from "./session-plan.ts";

const RUNS = { numRuns: 300 };
const PLENTY = 500;

const anyVariants = fc
  .tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4))
  .map((shown) => shown.map((times, index) => ({ id: "abcd"[index]!, shown: times })));
const anyCriteria = fc.array(anyCriterion, { minLength: 1, maxLength: 8 }).map(standingsOf);
const newHire = fc
  .array(anyCriterion, { minLength: 1, maxLength: 12 })
  .map((answered) => standingsOf(answered.map((each) => ({ ...each, answers: [] }))));

function campaignOf(key: string, criteria: readonly CriterionStanding[], variants: { id: string; shown: number }[]) {
  return { key, policy: POLICY, criteria, variants: Object.fromEntries(criteria.map((c) => [c.key, variants])) };
}
function situations(
  criteria: fc.Arbitrary<readonly CriterionStanding[]>,
  cap = PLENTY,
): fc.Arbitrary<PracticeSituation> {
  return fc
    .record({ x: criteria, y: criteria, both: fc.boolean(), variants: anyVariants, seed: fc.nat() })
    .map(({ x, y, both, variants, seed }) => ({
      at: NOW,
      day: "2026-01-05",
      campaigns: [campaignOf("x", x, variants), ...(both ? [campaignOf("y", y, variants)] : [])],
      session: { asked: [], cap },
      seed,
      model: DEFAULT_MODEL,
    }));
}
function play(start: PracticeSituation, isRight: (index: number) => boolean): PracticeSituation {
  let situation = start;
  for (let next = nextQuestion(situation); next; next = nextQuestion(situation)) {
    situation = answered(situation, next, isRight(situation.session.asked.length));
  }
  return situation;
}
function levels({ campaigns, at }: PracticeSituation): Level[] {
  return campaigns.map((campaign) => assess(campaign, at).level);
}
function overnight(situation: PracticeSituation): PracticeSituation {
  return { ...situation, at: NOW + DAY_MS, day: "2026-01-06", session: { ...situation.session, asked: [] } };
}
const right = () => true;

describe("a session, whatever the rep knows", () => {
  it("leaves who answers right with nothing shut, and with nothing left to ask", () => {
    fc.assert(
      fc.property(situations(anyCriteria), (start) => {
        const end = play(start, right);
        expect(end.session.asked.length).toBeLessThan(PLENTY);
        expect(levels(end)).not.toContain("not_ready");
      }),
      RUNS,
    );
  });

  it("asks who answers right no more than each criterion needs", () => {
    fc.assert(
      fc.property(situations(anyCriteria), (start) => {
        const end = play(start, right);
        for (const { key, policy, criteria } of start.campaigns) {
          for (const decision of assess({ policy, criteria }, start.at).criteria) {
            const times = end.session.asked.filter((a) => a.campaign === key && a.criterion === decision.key).length;
            expect(times).toBeLessThanOrEqual(Math.max(1, questionsToHold(decision, policy)));
          }
        }
      }),
      RUNS,
    );
  });

  it("opens a single campaign within the fewest questions, but for those that keep neighbours apart", () => {
    fc.assert(
      fc.property(situations(anyCriteria), (both) => {
        const start = { ...both, campaigns: both.campaigns.slice(0, 1) };
        const campaign = start.campaigns[0]!;
        const { criteria, level } = assess(campaign, start.at);
        if (level !== "not_ready") return;
        const short = shortOfPass(criteria, campaign.policy);
        const unheld = criteria.filter((c) => !passesAlone(c));
        const fewest = unheld.reduce((sum, c) => sum + questionsToHold(c, campaign.policy), short.length);
        const [plan] = sessionPlan(start).byCampaign;
        expect(plan?.effect).toBe("opens");
        expect(plan?.reachedAfter).toBeGreaterThanOrEqual(fewest);
        expect(plan?.reachedAfter).toBeLessThanOrEqual(fewest + (unheld.length === 1 ? 1 : 0));
      }),
      RUNS,
    );
  });

  it("ends by the cap for who is always wrong", () => {
    fc.assert(
      fc.property(situations(newHire, 40), (start) => {
        expect(play(start, () => false).session.asked).toHaveLength(40);
      }),
      RUNS,
    );
  });

  it("never asks again what was answered right and is held", () => {
    fc.assert(
      fc.property(situations(anyCriteria, 60), fc.infiniteStream(fc.boolean()), (start, luck) => {
        let situation = start;
        for (let next = nextQuestion(situation); next; next = nextQuestion(situation)) {
          const { campaign, criterion } = next;
          const standing = situation.campaigns.find(({ key }) => key === campaign)!;
          const decision = assess(standing, situation.at).criteria.find(({ key }) => key === criterion)!;
          const last = situation.session.asked.findLast((a) => a.campaign === campaign && a.criterion === criterion);
          if (last?.correct) expect(decision.verdict.kind).toBe("too_few_variants");
          situation = answered(situation, next, luck.next().value!);
        }
      }),
      RUNS,
    );
  });

  it("lets two others pass before a miss returns, and keeps criteria and variants apart, while there are others", () => {
    fc.assert(
      fc.property(situations(anyCriteria, 60), fc.infiniteStream(fc.boolean()), (start, luck) => {
        const { asked } = play(start, () => luck.next().value!).session;
        const distinct = new Set(asked.map(({ campaign, criterion }) => `${campaign} ${criterion}`)).size;
        asked.forEach((each, index) => {
          const previous = asked
            .slice(0, index)
            .findLast((a) => a.campaign === each.campaign && a.criterion === each.criterion);
          if (previous) expect(each.variant).not.toBe(previous.variant);
        });
        if (distinct < 4) return;
        // With four or more criteria in play, the first miss always finds two others to wait for.
        const miss = asked.findIndex(({ correct }) => !correct);
        const again = asked.findIndex(
          (a, index) => index > miss && a.campaign === asked[miss]?.campaign && a.criterion === asked[miss]?.criterion,
        );
        const others = new Set(asked.slice(miss + 1).map(({ campaign, criterion }) => `${campaign} ${criterion}`)).size;
        if (miss >= 0 && again >= 0 && others > 3) expect(again - miss).toBeGreaterThan(2);
      }),
      RUNS,
    );
  });

  it("is the same for the same seed", () => {
    fc.assert(
      fc.property(situations(anyCriteria), (start) => {
        expect(play(start, right)).toStrictEqual(play(start, right));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a new hire", () => {
  it("is provisional after day one and ready after day two, with one question per critical criterion", () => {
    fc.assert(
      fc.property(situations(newHire), (start) => {
        const dayOne = play(start, right);
        const critical = start.campaigns.flatMap((c) =>
          c.criteria.filter(({ importance }) => importance === "critical"),
        );
        for (const level of levels(dayOne)) expect(level).not.toBe("not_ready");
        const dayTwo = play(overnight(dayOne), right);
        expect(new Set(levels(dayTwo))).toEqual(new Set(["ready"]));
        expect(dayTwo.session.asked).toHaveLength(critical.length);
      }),
      RUNS,
    );
  });

  it("gets there as well with every fourth answer wrong", () => {
    fc.assert(
      fc.property(situations(newHire), (start) => {
        const dayOne = play(start, (index) => index % 4 !== 3);
        expect(levels(dayOne)).not.toContain("not_ready");
        expect(dayOne.session.asked.length).toBeLessThan(PLENTY);
      }),
      RUNS,
    );
  });
});

describe("the plan", () => {
  it("is what a rep who answers right meets", () => {
    fc.assert(
      fc.property(situations(anyCriteria), fc.nat(20), (start, cap) => {
        const capped = { ...start, session: { ...start.session, cap } };
        const plan = sessionPlan(capped);
        const end = play(capped, right);
        expect(plan.questions).toBe(end.session.asked.length);
        expect(plan.byCampaign.reduce((sum, { questions }) => sum + questions, 0)).toBe(plan.questions);
        for (const { key, effect } of plan.byCampaign) {
          const campaign = end.campaigns.find((each) => each.key === key)!;
          expect(assess(campaign, end.at).level === "not_ready").toBe(effect === "towards");
        }
      }),
      RUNS,
    );
  });
});
