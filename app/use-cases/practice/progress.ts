import type { AskedQuestion } from "#app/domain/practice/practice.ts";

/** How far along a session is: "3 of 8", of which the last two come again. */
export interface Progress {
  readonly position: number;
  readonly total: number;
  readonly again: number;
}

/** @param left questions still to come, the waiting one included */
export function practiceProgress(
  asked: readonly AskedQuestion[],
  { left, isWaiting }: { left: number; isWaiting: boolean },
): Progress {
  const total = Math.max(1, asked.length + left);
  const position = Math.max(1, isWaiting ? asked.length + 1 : asked.length);
  const last = new Map(asked.map((one) => [`${one.campaign}/${one.criterion}`, one.correct]));
  const missed = [...last.values()].filter((correct) => !correct).length;
  return { position, total, again: Math.min(missed, total - position) };
}
