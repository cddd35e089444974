import { assess, rankOf } from "#app/domain/readiness/assess.ts";
import { minutesFor } from "#app/domain/readiness/needed-practice.ts";
import { answered } from "./answered.ts";
import { nextQuestion } from "./next-question.ts";
import type { NextQuestion, PracticeCampaign, PracticeSituation } from "./practice.ts";

/** What a session would bring if every answer were right: "Six questions, about two minutes." */
export interface SessionPlan {
  readonly questions: number;
  readonly minutes: number;
  /** Campaigns with questions: those it changes first, soonest first. */
  readonly byCampaign: readonly CampaignPlan[];
}

export interface CampaignPlan {
  readonly key: string;
  readonly questions: number;
  /** `towards`: a step, but the session's cap, the questions there are or another day leave the gate shut. */
  readonly effect: "opens" | "to_ready" | "keeps" | "towards";
  /** After how many questions of the whole session `opens` or `to_ready` is reached; null for the others. */
  readonly reachedAfter: number | null;
  /** Criteria asked, in order. */
  readonly criteria: readonly string[];
}

/** `rankOf` from which the gate opens, and for `ready`. */
const OPEN = 2;
const READY = 3;

/** Plays the rest of a session through `nextQuestion` with right answers only, so that plan and practice agree. */
export function sessionPlan(situation: PracticeSituation): SessionPlan {
  const steps = play(situation);
  const questions = steps.map(({ question }) => question);
  const plans = [...new Set(questions.map(({ campaign }) => campaign))].map((key) =>
    campaignPlan(key, situation, steps),
  );
  const byCampaign = plans.sort((a, b) => (a.reachedAfter ?? Infinity) - (b.reachedAfter ?? Infinity) || 0);
  return { questions: questions.length, minutes: minutesFor(questions.length), byCampaign };
}

interface Step {
  readonly question: NextQuestion;
  readonly after: PracticeSituation;
}

function play(situation: PracticeSituation): readonly Step[] {
  const steps: Step[] = [];
  let current = situation;
  for (let question = nextQuestion(current); question; question = nextQuestion(current)) {
    current = answered(current, question, true);
    steps.push({ question, after: current });
  }
  return steps;
}

function campaignPlan(key: string, before: PracticeSituation, steps: readonly Step[]): CampaignPlan {
  const own = steps.filter(({ question }) => question.campaign === key);
  const start = rankIn(before, key);
  const goal = start < OPEN ? OPEN : READY;
  const reached = start >= READY ? -1 : steps.findIndex(({ after }) => rankIn(after, key) >= goal);
  return {
    key,
    questions: own.length,
    effect: effectOf(start, reached >= 0),
    reachedAfter: reached >= 0 ? reached + 1 : null,
    criteria: [...new Set(own.map(({ question }) => question.criterion))],
  };
}

function effectOf(start: number, reached: boolean): CampaignPlan["effect"] {
  if (start < OPEN) return reached ? "opens" : "towards";
  return reached ? "to_ready" : "keeps";
}

function rankIn({ campaigns, at }: PracticeSituation, key: string): number {
  const campaign: PracticeCampaign | undefined = campaigns.find((each) => each.key === key);
  return campaign ? rankOf(assess(campaign, at).level, campaign.policy) : 0;
}
