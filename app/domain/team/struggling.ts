import type { Member } from "./member.ts";

/** Somebody for whom a criterion does not stick: more practice of the same kind will hardly help, a talk may. */
export interface Struggle {
  readonly member: Member;
  /** Hardest first. */
  readonly criteria: readonly StruggledCriterion[];
}

export interface StruggledCriterion {
  readonly key: string;
  readonly title: string;
  /** Times it was forgotten after it had been right. */
  readonly lapses: number;
  /** Wrong among the last five answers. */
  readonly wrong: number;
}

const LAPSES = 2;
export const WRONG_OF_FIVE = 3;
const RECOVERED_RUN = 3;

/**
 * Who has forgotten a criterion twice or more, or answered it wrong three times of the last five, in its present revision.
 * A run of three right variants since then ends it. Most criteria first.
 *
 * @param wrongOfFive wrong answers among the last five, by person and criterion key
 */
export function strugglesOf(
  members: readonly Member[],
  wrongOfFive: (personId: string, criterion: string) => number,
): Struggle[] {
  return members
    .flatMap((member) => {
      const criteria = (member.question?.criteria ?? [])
        .map(({ key, title, state }) => ({
          key,
          title,
          lapses: isRecovered(state) ? 0 : (state?.evidence.lapses ?? 0),
          wrong: wrongOfFive(member.id, key),
        }))
        .filter(({ lapses, wrong }) => lapses >= LAPSES || wrong >= WRONG_OF_FIVE)
        .sort((a, b) => b.wrong - a.wrong || b.lapses - a.lapses);
      return criteria.length === 0 ? [] : [{ member, criteria }];
    })
    .sort((a, b) => b.criteria.length - a.criteria.length || a.member.name.localeCompare(b.member.name));
}

/** Three right answers in a row on distinct variants since the last lapse. */
function isRecovered(state: { readonly evidence: { readonly runVariants: readonly string[] } } | null): boolean {
  return (state?.evidence.runVariants.length ?? 0) >= RECOVERED_RUN;
}
