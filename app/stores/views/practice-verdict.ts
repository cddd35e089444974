import { foldAnswers } from "#app/domain/memory/fold.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import type { GatePolicy, PublishedCriterion } from "#app/domain/playbook/playbook.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import type { Presentation, Response, Truth } from "#app/domain/questions/presentation.ts";
import { decideCriterion } from "#app/domain/readiness/criterion-decision.ts";
import { QUESTION_MS, questionsToHold } from "#app/domain/readiness/needed-practice.ts";
import type { CriterionDecision, Readiness } from "#app/domain/readiness/readiness.ts";
import type { LoggedAnswer } from "#app/stores/answers.ts";
import type { LeadFactsView } from "#app/stores/views/practice-question.ts";
import { type BulbView, bulbState } from "#app/stores/views/readiness-bulbs.ts";
import { type CurveView, curveView } from "#app/stores/views/readiness-curve.ts";

/** The truth about an answered question; only for a presentation whose answer is committed. */
export interface VerdictView {
  readonly correct: boolean;
  readonly kind: Presentation["kind"];
  readonly prompt: string;
  readonly lead: readonly { readonly label: string; readonly value: string }[] | null;
  readonly leads: readonly LeadFactsView[];
  /** Of choices; empty for the others. */
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    readonly because?: string | undefined;
    readonly correct: boolean;
    readonly chosen: boolean;
  }[];
  /** Of a short answer, an order or a match: line by line. */
  readonly given: readonly string[];
  readonly expected: readonly string[];
  readonly because: string | null;
}

export function verdictView(content: Presentation, response: Response, correct: boolean): VerdictView {
  const base = {
    correct,
    kind: content.kind,
    prompt: content.prompt,
    lead: content.lead ?? null,
    leads: content.leads ?? [],
    because: content.because ?? null,
  };
  const chosen = response.kind === "choice" ? response.ids : [];
  const { truth } = content;
  if (truth.kind !== "set") {
    const given = response.kind === "text" ? [response.text] : placesOf(content, chosen);
    return { ...base, options: [], given, expected: expectedOf(content, truth) };
  }
  const options = content.options.map(({ id, text, because }) => ({
    id,
    text,
    ...(because === undefined ? {} : { because }),
    correct: truth.ids.includes(id),
    chosen: chosen.includes(id),
  }));
  return { ...base, options, given: [], expected: [] };
}

/** What an answer did to its criterion. */
export interface CriterionEffectView {
  readonly key: string;
  readonly title: string;
  readonly importance: "critical" | "standard";
  readonly rule: string | null;
  readonly why: string;
  readonly say: string | null;
  readonly verdict: CriterionDecision["verdict"];
  /** When it was held until before this answer; null if it was not held. */
  readonly heldUntilBefore: number | null;
  readonly bulb: BulbView["state"];
  readonly questionsToHold: number;
  readonly curve: CurveView | null;
}

/** Folds the log up to the answer, and once more without it. @param log answers to this revision, oldest first */
export function criterionEffect(
  criterion: PublishedCriterion,
  {
    log,
    answerId,
    gate,
    model,
    now,
  }: { log: readonly LoggedAnswer[]; answerId: number; gate: GatePolicy; model: MemoryModel; now: number },
): CriterionEffectView {
  const position = log.findIndex(({ id }) => id === String(answerId));
  const decision = decideCriterion(standingAfter(model, criterion, log), gate, now);
  const before = decideCriterion(standingAfter(model, criterion, log.slice(0, Math.max(0, position))), gate, now);
  const { verdict } = decision;
  return {
    key: criterion.key,
    title: criterion.title,
    importance: criterion.importance,
    rule: criterion.rule ? capitalised(describe(criterion.rule)) : null,
    why: criterion.why,
    say: criterion.say ?? null,
    verdict,
    heldUntilBefore: before.verdict.kind === "held" ? before.verdict.until : null,
    bulb: bulbState(decision, now),
    questionsToHold: questionsToHold(decision, gate),
    curve: curveView(log, { model, now, floor: gate.recall, endsAt: verdict.kind === "held" ? verdict.until : null }),
  };
}

/** How much right practice the reasons name: 20 seconds a question. */
export function secondsAway({ criteria, reasons }: Readiness, gate: GatePolicy): number {
  const wanted = criteria.filter(({ key }) => reasons.some(({ criterion }) => criterion === key));
  const questions = wanted.reduce((sum, decision) => sum + Math.max(1, questionsToHold(decision, gate)), 0);
  return (questions * QUESTION_MS) / 1000;
}

function standingAfter(
  model: MemoryModel,
  { key, title, importance, revision }: PublishedCriterion,
  log: readonly LoggedAnswer[],
) {
  return { key, title, importance, revision, state: foldAnswers(model, log), answeredBefore: false };
}

function expectedOf(content: Presentation, truth: Exclude<Truth, { kind: "set" }>): readonly string[] {
  return truth.kind === "text" ? truth.accept.slice(0, 1) : placesOf(content, truth.ids);
}

/** "1. First thing" for an order, "left: right" for a match. */
function placesOf({ kind, options, lefts }: Presentation, ids: readonly string[]): string[] {
  const textOf = new Map(options.map(({ id, text }) => [id, text]));
  return ids.map((id, index) => {
    const text = textOf.get(id) ?? "";
    return kind === "match" ? `${lefts?.[index] ?? ""}: ${text}` : `${index + 1}. ${text}`;
  });
}
