import { assertNever } from "#app/domain/assert-never.ts";
import { assess, isUnprovenCritical, passesAlone } from "#app/domain/readiness/assess.ts";
import { questionsToHold, shortOfPass } from "#app/domain/readiness/needed-practice.ts";
import type { CriterionDecision, CriterionStanding } from "#app/domain/readiness/readiness.ts";
import { expectedGain } from "./expected-gain.ts";
import type { PracticeCampaign, PracticeSituation, PracticeVariant, Why } from "./practice.ts";
import { lastAsked } from "./session-memory.ts";

/**
 * What a question is for, in the order in which it is asked: what would cost eligibility comes first, and last what builds a
 * campaign whose gate this session cannot open.
 */
const STAGES = ["missed_now", "opens", "completes", "proves", "refreshes", "builds"] as const;
export type Stage = (typeof STAGES)[number];

/** A criterion worth asking now. */
export interface Need {
  readonly campaign: string;
  readonly criterion: CriterionStanding;
  readonly variants: readonly PracticeVariant[];
  readonly held: boolean;
  readonly stage: Stage;
  /** Smaller first within its stage. */
  readonly order: number;
  /** Place in the session where it was asked last, -1 if not yet; between equals, the one asked longest ago first. */
  readonly lastPosition: number;
  readonly why: Why;
}

type Purpose = Pick<Need, "stage" | "order" | "why">;

/**
 * Everything worth asking now, most urgent first: misses of this session; what opens a campaign, campaign by campaign and
 * the nearest to opening first (new criteria are learnt better in one block); what else was never shown; what another day
 * proves; what is fading, nearest loss first. What was answered right in this session is left alone, unless a further
 * variant is wanted.
 *
 * Where more is missing than the session has questions left, its gate stays shut today whatever is asked. Drilling what was
 * missed last would then cost what is still known, so such a campaign is built: by what its criteria gain for each question,
 * the nearest to opening first here too.
 */
export function needsOf(situation: PracticeSituation): readonly Need[] {
  const { at, campaigns, session } = situation;
  return campaigns
    .filter(({ key }) => session.onlyCampaign === undefined || key === session.onlyCampaign)
    .map((campaign) => campaignNeeds(campaign, situation, assess(campaign, at).criteria))
    .sort((a, b) => a.questionsToOpen - b.questionsToOpen)
    .flatMap(({ needs }, position) => needs.map((need) => ({ need, position })))
    .sort((a, b) => compare(a.need, b.need, a.position - b.position))
    .map(({ need }) => need);
}

function compare(a: Need, b: Need, campaigns: number): number {
  if (a.stage !== b.stage) return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
  const order = a.order - b.order || a.lastPosition - b.lastPosition;
  return isOfOneCampaign(a.stage) ? campaigns || order : order;
}

/** One campaign after the other, the nearest to opening first: shut ones that took turns would all open later. */
export function isOfOneCampaign(stage: Stage): boolean {
  return stage === "opens" || stage === "builds";
}

function campaignNeeds(
  campaign: PracticeCampaign,
  situation: PracticeSituation,
  decisions: readonly CriterionDecision[],
) {
  const { key, policy, criteria, variants } = campaign;
  const short = shortOfPass(decisions, policy);
  const shortKeys = new Set(short.map((decision) => decision.key));
  const unheld = decisions.filter((decision) => !passesAlone(decision));
  const questionsToOpen = unheld.reduce((sum, decision) => sum + questionsToHold(decision, policy), short.length);
  const { asked, cap } = situation.session;
  const staysShut = questionsToOpen > cap - asked.length;
  const needs = decisions.flatMap((decision, index): Need[] => {
    const criterion = criteria[index];
    const choices = variants[decision.key] ?? [];
    if (!criterion || choices.length === 0) return [];
    if (isSettled(key, criterion, decision, choices, situation)) return [];
    const purpose = purposeOf(decision, criterion, key, shortKeys.has(decision.key), situation);
    if (!purpose) return [];
    const lastPosition = lastAsked(asked, key, decision.key)?.position ?? -1;
    const held = decision.verdict.kind === "held";
    const need = { campaign: key, criterion, variants: choices, held, lastPosition, ...purpose };
    if (!staysShut || need.stage === "missed_now") return [need];
    return [{ ...need, stage: "builds", order: -expectedGain(criterion, situation) }];
  });
  return { needs, questionsToOpen };
}

/** No over-drilling: right once in this session is enough, unless the gate wants a variant that there is. */
function isSettled(
  campaign: string,
  criterion: CriterionStanding,
  { verdict }: CriterionDecision,
  choices: readonly PracticeVariant[],
  { session }: PracticeSituation,
): boolean {
  if (verdict.kind === "too_few_variants") {
    return choices.every(({ id }) => criterion.state?.evidence.runVariants.includes(id));
  }
  // An answer of this session to a text that has changed since leaves nothing held, and settles nothing.
  return verdict.kind === "held" && (lastAsked(session.asked, campaign, criterion.key)?.correct ?? false);
}

function purposeOf(
  decision: CriterionDecision,
  { key, state }: CriterionStanding,
  campaign: string,
  isShort: boolean,
  { at, day, session }: PracticeSituation,
): Purpose | null {
  const { verdict, importance, dueAt } = decision;
  const last = lastAsked(session.asked, campaign, key);
  const isOpenMiss = last?.correct === false && !state?.evidence.lastCorrect;
  if (isOpenMiss) return { stage: "missed_now", order: last.position, why: "missed" };
  if (!passesAlone(decision)) return { stage: "opens", ...missing(decision) };
  if (isShort) {
    const { why } = missing(decision);
    return { stage: "opens", order: SCORE_ORDER, why: why === "changed" || why === "missed" ? why : "score" };
  }

  const fades = verdict.kind === "recall_below_floor" || verdict.kind === "overdue";
  if (verdict.kind !== "held" && (!fades || session.onlyCampaign !== undefined)) {
    const { order, why } = missing(decision);
    // Never answered comes last here: what was known once is quicker to have back.
    return { stage: "completes", order: verdict.kind === "never_answered" ? SCORE_ORDER : order, why };
  }
  const provedToday = state?.evidence.rightDays.includes(day) ?? false;
  if (importance === "critical" && isUnprovenCritical(decision) && !provedToday) {
    return { stage: "proves", order: lossOf(decision), why: "prove" };
  }
  if (dueAt !== null && dueAt <= at) return { stage: "refreshes", order: lossOf(decision), why: "due" };
  return null;
}

const SCORE_ORDER = 4;

function missing({ verdict }: CriterionDecision): Pick<Need, "order" | "why"> {
  switch (verdict.kind) {
    case "never_answered":
      return { order: 0, why: "missing" };
    case "changed":
      return { order: 0, why: "changed" };
    case "last_answer_wrong":
      return { order: 1, why: "missed" };
    case "recall_below_floor":
    case "overdue":
      return { order: 2, why: "due" };
    // After a first variant of all others, so that two variants of one criterion are not neighbours.
    case "too_few_variants":
      return { order: 3, why: "missing" };
    case "held":
      return { order: SCORE_ORDER, why: "due" };
    default:
      return assertNever(verdict);
  }
}

/** When time takes, or took, the criterion away. */
function lossOf({ verdict }: CriterionDecision): number {
  if (verdict.kind === "held") return verdict.until;
  return verdict.kind === "recall_below_floor" || verdict.kind === "overdue" ? verdict.since : 0;
}
