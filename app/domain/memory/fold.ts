import type { AnswerRecord, CriterionState, Evidence } from "./memory.ts";
import type { MemoryModel } from "./memory-model.ts";

const NO_EVIDENCE: Evidence = {
  lastCorrect: false,
  runVariants: [],
  rightDays: [],
  answers: 0,
  right: 0,
  lapses: 0,
};

/**
 * What a rep's answers to one criterion revision amount to, in the order given (the log's order decides, not the
 * clock), under one model. Null if none counts. The same answers always give the same state, also after a JSON round trip.
 */
export function foldAnswers(model: MemoryModel, answers: readonly AnswerRecord[]): CriterionState | null {
  return answers.reduce<CriterionState | null>((state, answer) => withAnswer(model, state, answer), null);
}

/**
 * The state after one more answer; a voided answer leaves everything as it was. The state must come from the same model:
 * one set of weights means nothing to another, so a state of another model is folded anew instead.
 */
export function withAnswer(
  model: MemoryModel,
  state: CriterionState | null,
  answer: Omit<AnswerRecord, "id">,
): CriterionState | null {
  if (answer.voided) return state;
  const { correct, at, day } = answer;
  return {
    memory: state ? model.next(state.memory, correct, at, day) : model.first(correct, at, day),
    evidence: withEvidence(state?.evidence ?? NO_EVIDENCE, answer),
  };
}

/**
 * "The last n answers right on n distinct variants" is read as: n distinct variants in the unbroken run of right answers.
 * Answering a known variant once more then never takes credit away, as it would if only the last n were looked at.
 */
function withEvidence(evidence: Evidence, answer: Omit<AnswerRecord, "id">): Evidence {
  const answers = evidence.answers + 1;
  if (!answer.correct) {
    const lapses = evidence.lapses + (evidence.lastCorrect ? 1 : 0);
    return { ...evidence, answers, lapses, lastCorrect: false, runVariants: [] };
  }
  return {
    answers,
    right: evidence.right + 1,
    lapses: evidence.lapses,
    lastCorrect: true,
    runVariants: including(evidence.runVariants, answer.variant),
    rightDays: including(evidence.rightDays, answer.day),
  };
}

function including(known: readonly string[], value: string): readonly string[] {
  return known.includes(value) ? known : [...known, value];
}
