import { EXAM_QUESTIONS, EXAM_TRIES, type Known, type Rival } from "./rivals.ts";

/** What tools without a gate of their own show: the share of criteria whose last answer was right. */
const SHARE_RIGHT = 0.8;
/** A day of training: twenty minutes. */
const TRAINING_QUESTIONS = 60;
/** Leitner's boxes in working days; a right answer moves one box up, a wrong one back to the first. */
const BOXES = [1, 2, 4, 8, 16, 32] as const;

/** Everything in turn, always the longest ago first: at equal minutes every criterion has the same fixed interval. */
export const fixedInterval: Rival = {
  name: "fixed interval",
  allowance: ({ byNow }) => byNow,
  asks: (known, _, allowed) => inTurn(known, allowed),
  isOpen: mostLastAnswersRight,
};

/** Leitner's boxes; minutes left over go to what is due next. */
export const leitner: Rival = {
  name: "Leitner",
  allowance: ({ byNow }) => byNow,
  asks: (known, day, allowed) =>
    known
      .map((each) => ({ key: each.key, dueIn: dueDay(each) - day }))
      .sort((a, b) => a.dueIn - b.dueIn)
      .slice(0, allowed)
      .map(({ key }) => key),
  isOpen: mostLastAnswersRight,
};

/**
 * All minutes at the beginning, then an exam: eight of ten, three tries on three days, a certificate for good. What it
 * must keep back for the tries is part of the minutes.
 */
export const oneShot: Rival = {
  name: "one-shot exam",
  allowance: ({ total }) => Math.min(TRAINING_QUESTIONS, total - EXAM_QUESTIONS * EXAM_TRIES),
  asks: (known, _, allowed) => inTurn(known, allowed),
  exam: (_known, _day, tries, left) => tries > 0 || left <= EXAM_QUESTIONS * EXAM_TRIES,
  isOpen: (_, passed) => passed,
};

export const RIVALS: readonly Rival[] = [fixedInterval, leitner, oneShot];

function inTurn(known: readonly Known[], allowed: number): readonly string[] {
  const order = known.toSorted((a, b) => a.answers - b.answers || a.lastDay - b.lastDay).map(({ key }) => key);
  return Array.from({ length: Math.max(0, allowed) }, (_, index) => order[index % order.length] ?? "");
}

function dueDay({ answers, lastDay, streak }: Known): number {
  if (answers === 0) return -1;
  return lastDay + (BOXES[Math.min(streak, BOXES.length - 1)] ?? 1);
}

function mostLastAnswersRight(known: readonly Known[]): boolean {
  const right = known.filter(({ lastCorrect }) => lastCorrect).length;
  return known.every(({ answers }) => answers > 0) && right >= SHARE_RIGHT * known.length;
}
