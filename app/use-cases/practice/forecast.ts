import { answered } from "#app/domain/practice/answered.ts";
import { nextQuestion } from "#app/domain/practice/next-question.ts";
import type { PracticeCampaign, PracticeSituation } from "#app/domain/practice/practice.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import type { Readiness } from "#app/domain/readiness/readiness.ts";
import { DAY_MS, practiceDay } from "#app/domain/time.ts";

export interface ForecastStep {
  readonly at: number;
  /** Right answers that lead to it. */
  readonly questions: number;
  readonly readiness: Readiness;
}

/**
 * Where right answers lead in one campaign: after practising now, and after practising again at the same hour tomorrow.
 * Plays the same choice of questions and asks the same gate, so that the promise is what will happen.
 */
export function forecastPractice(
  situation: PracticeSituation,
  { key, timeZone }: { key: string; timeZone: string },
): { after: ForecastStep; tomorrow: ForecastStep } | null {
  const only = { ...situation, session: { ...situation.session, onlyCampaign: key } };
  const today = played(only);
  const at = situation.at + DAY_MS;
  const nextDay = played({
    ...today.situation,
    at,
    day: practiceDay(at, timeZone),
    session: { ...only.session, asked: [] },
  });
  const after = stepOf(today, key);
  const tomorrow = stepOf(nextDay, key);
  return after && tomorrow ? { after, tomorrow } : null;
}

interface Played {
  readonly situation: PracticeSituation;
  readonly questions: number;
}

function played(situation: PracticeSituation): Played {
  let current = situation;
  let questions = 0;
  for (let question = nextQuestion(current); question; question = nextQuestion(current)) {
    current = answered(current, question, true);
    questions += 1;
  }
  return { situation: current, questions };
}

function stepOf({ situation, questions }: Played, key: string): ForecastStep | null {
  const campaign: PracticeCampaign | undefined = situation.campaigns.find((each) => each.key === key);
  if (!campaign) return null;
  const { policy, criteria } = campaign;
  return { at: situation.at, questions, readiness: decide({ at: situation.at, policy, criteria, pending: null }) };
}
