import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import type { GatePolicy, PublishedCriterion, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { QUESTION_MS, questionsToHold } from "#app/domain/readiness/needed-practice.ts";
import type { CriterionDecision, Readiness, Reason } from "#app/domain/readiness/readiness.ts";
import type { LoggedAnswer } from "#app/stores/answers.ts";
import { type BulbView, bulbState } from "#app/stores/views/readiness-bulbs.ts";
import { type CurveView, curveView } from "#app/stores/views/readiness-curve.ts";

/** How one criterion stands, with its evidence. */
export interface CriterionStandingView {
  readonly key: string;
  readonly title: string;
  readonly kind: PublishedCriterion["kind"];
  readonly importance: "critical" | "standard";
  readonly rule: string | null;
  readonly verdict: CriterionDecision["verdict"];
  readonly bulb: BulbView["state"];
  readonly recall: number;
  readonly variants: number;
  readonly wantedVariants: number;
  readonly days: number;
  readonly wantedDays: number;
  readonly lastAnswer: { readonly at: number; readonly wasRight: boolean } | null;
  readonly questions: number;
  readonly seconds: number;
  readonly curve: CurveView | null;
}

/** Every criterion of the version in force, as the gate sees it. */
export function criteriaViews(
  { playbook }: { playbook: PublishedPlaybook },
  readiness: Readiness,
  { answers, model, now }: { answers: readonly LoggedAnswer[]; model: MemoryModel; now: number },
): CriterionStandingView[] {
  return readiness.criteria.flatMap((decision) => {
    const criterion = playbook.criteria.find(({ key }) => key === decision.key);
    if (!criterion) return [];
    const own = answers.filter((one) => one.criterionKey === decision.key && one.revision === decision.revision);
    return [criterionView(criterion, decision, { answers: own, gate: playbook.gate, model, now })];
  });
}

/** What the reasons name, in their order: exactly what stands between the rep and the next level. */
export function wantedOf(views: readonly CriterionStandingView[], reasons: readonly Reason[]): CriterionStandingView[] {
  const keys = [...new Set(reasons.flatMap(({ criterion }) => criterion ?? []))];
  return keys.flatMap((key) => views.find((view) => view.key === key) ?? []);
}

function criterionView(
  criterion: PublishedCriterion,
  decision: CriterionDecision,
  {
    answers,
    gate,
    model,
    now,
  }: { answers: readonly LoggedAnswer[]; gate: GatePolicy; model: MemoryModel; now: number },
): CriterionStandingView {
  const { verdict } = decision;
  const counted = answers.filter(({ voided }) => !voided);
  const last = counted.at(-1);
  const questions = Math.max(1, questionsToHold(decision, gate));
  return {
    key: criterion.key,
    title: criterion.title,
    kind: criterion.kind,
    importance: criterion.importance,
    rule: criterion.rule ? capitalised(describe(criterion.rule)) : null,
    verdict,
    bulb: bulbState(decision, now),
    recall: decision.recall,
    variants: runLength(counted),
    wantedVariants: gate.variants[criterion.importance],
    days: decision.days,
    wantedDays: gate.provenDays,
    lastAnswer: last ? { at: last.at, wasRight: last.correct } : null,
    questions,
    seconds: (questions * QUESTION_MS) / 1000,
    curve: curveView(counted, { model, now, floor: gate.recall, endsAt: endOf(decision) }),
  };
}

function endOf({ verdict }: CriterionDecision): number | null {
  if (verdict.kind === "held") return Number.isFinite(verdict.until) ? verdict.until : null;
  return verdict.kind === "recall_below_floor" || verdict.kind === "overdue" ? verdict.since : null;
}

/** Distinct variants answered right since the last wrong answer. */
function runLength(answers: readonly LoggedAnswer[]): number {
  const lastWrong = answers.findLastIndex(({ correct }) => !correct);
  return new Set(answers.slice(lastWrong + 1).map(({ variant }) => variant)).size;
}
