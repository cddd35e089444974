import type { Playbook } from "#app/domain/playbook/playbook.ts";

export interface Variant {
  readonly id: string;
  readonly criterion: string;
}

/** The variants that probe a criterion. */
export function variantsOf(playbook: Playbook, criterionKey: string): Variant[] {
  return playbook.questions
    .filter(({ criterion }) => criterion === criterionKey)
    .flatMap((question) => {
      const ids =
        "generate" in question ? ["inside", "outside"].map((side) => `${question.key}#${side}`) : [question.key];
      return ids.map((id) => ({ id, criterion: criterionKey }));
    });
}
