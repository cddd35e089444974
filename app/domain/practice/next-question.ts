import { isOfOneCampaign, needsOf } from "./needs.ts";
import type { Need } from "./needs.ts";
import { pickVariant } from "./pick-variant.ts";
import type { AskedQuestion, NextQuestion, PracticeSituation } from "./practice.ts";
import { lastAsked } from "./session-memory.ts";

export type {
  NextQuestion,
  PracticeCampaign,
  PracticeSession,
  PracticeSituation,
  PracticeVariant,
  Why,
} from "./practice.ts";

/** Other questions between a miss and its return, where there are others: an immediate repeat only echoes the rationale. */
const QUESTIONS_BEFORE_RETRY = 2;
/** Campaigns alternate among this many of the most urgent, so that mixing never pushes back what is about to be lost. */
const INTERLEAVED = 3;

/**
 * What to ask next, or null if the session ends: the cap is reached, or nothing is worth asking. Most urgent first
 * (`needsOf`); a miss returns after two others; neighbours ask different criteria and, once nothing opens, different
 * campaigns, as far as there are any.
 */
export function nextQuestion(situation: PracticeSituation): NextQuestion | null {
  const { session, seed } = situation;
  if (session.asked.length >= session.cap) return null;
  const need = choose(needsOf(situation), session.asked);
  const variant = need && pickVariant(need, session.asked, seed);
  if (!need || !variant) return null;
  return { campaign: need.campaign, criterion: need.criterion.key, variant: variant.id, why: need.why };
}

function choose(needs: readonly Need[], asked: readonly AskedQuestion[]): Need | null {
  const rested = needs.filter((need) => !isResting(need, asked));
  const last = asked.at(-1);
  const apart = rested.filter((need) => need.campaign !== last?.campaign || need.criterion.key !== last.criterion);
  const [first, ...rest] = [apart, rested, needs].find((choices) => choices.length > 0) ?? [];
  if (!first || first.stage === "missed_now" || isOfOneCampaign(first.stage)) return first ?? null;
  const similar = [first, ...rest.filter(({ stage }) => stage === first.stage)].slice(0, INTERLEAVED);
  return similar.find((need) => need.campaign !== last?.campaign) ?? first;
}

function isResting(need: Need, asked: readonly AskedQuestion[]): boolean {
  const last = lastAsked(asked, need.campaign, need.criterion.key);
  return last !== null && !last.correct && asked.length - 1 - last.position < QUESTIONS_BEFORE_RETRY;
}
