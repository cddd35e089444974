import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";

/**
 * A gate that nobody could pass is refused: every criterion needs as many variants as the policy wants answered right,
 * where each generated scenario counts as one.
 */
export function checkPolicy(playbook: Playbook): Problem[] {
  return playbook.criteria.flatMap(({ key, importance }, index) => {
    const wanted = playbook.gate.variants[importance];
    const written = variantsOf(playbook, key).length;
    if (written >= wanted) return [];
    const found = `${written === 0 ? "no" : written} question variant${written === 1 ? "" : "s"} for ${JSON.stringify(key)}`;
    const expected = `${wanted} or more, because gate.variants.${importance} is ${wanted}`;
    return [problem(["criteria", index], found, expected)];
  });
}
