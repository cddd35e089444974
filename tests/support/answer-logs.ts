import { DEFAULT_MODEL, recallAt } from "#app/domain/memory/fsrs.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { NOW } from "./clock.ts";

export interface LogOf {
  /** People who each answer every criterion. */
  readonly people: number;
  readonly criteria: number;
  /** To one criterion at most; nobody answers later than a year on. */
  readonly answers: number;
  /** What they truly remember by. */
  readonly truth: MemoryModel;
  readonly seed: string;
  /** Chance of a right answer at first sight. */
  readonly firstRight?: number;
}

export interface LoggedSequence {
  readonly person: number;
  readonly criterion: number;
  readonly answers: readonly AnswerRecord[];
}

/**
 * Answers of people whose memory follows a model exactly: each is right with the chance that the model gives, asked after a
 * gap around the one that the default model schedules. A miss is answered right once more on the same day, as in a session.
 */
export function answerLogs({ people, criteria, answers, truth, seed, firstRight = 0.7 }: LogOf): LoggedSequence[] {
  const chance = seeded(seed);
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: criteria }, (_, criterion): LoggedSequence => {
      const log: AnswerRecord[] = [];
      let at = NOW + Math.floor(chance() * 330) * DAY_MS + Math.floor(chance() * 8 * HOUR_MS);
      const say = (correct: boolean) => {
        const id = `${person}-${criterion}-${log.length}`;
        const variant = "abcdef"[log.length % 6] ?? "a";
        log.push({ id, correct, at, day: new Date(at).toISOString().slice(0, 10), variant, voided: false });
      };
      say(chance() < firstRight);
      let memory = truth.first(log[0]!.correct, at, log[0]!.day);
      let believed = DEFAULT_MODEL.first(log[0]!.correct, at, log[0]!.day);
      while (log.length < answers && at < NOW + 365 * DAY_MS) {
        if (!log.at(-1)!.correct) {
          at += MINUTE_MS;
          say(true);
        } else {
          at += Math.min(400, Math.max(1, Math.round(believed.stability * (0.3 + 2 * chance())))) * DAY_MS;
          say(chance() < recallAt(memory, at));
        }
        const last = log.at(-1)!;
        memory = truth.next(memory, last.correct, last.at, last.day);
        believed = DEFAULT_MODEL.next(believed, last.correct, last.at, last.day);
      }
      return { person, criterion, answers: log };
    }),
  ).flat();
}
