import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { isAsked, statusOf } from "#app/domain/playbook/question-status.ts";
import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { hasEdge } from "#app/domain/questions/scenario/cases.ts";
import { noneBecause, variantsOf } from "#app/domain/questions/variants.ts";

/**
 * A gate that nobody could pass is refused: every criterion needs as many approved variants as the policy wants answered
 * right, where each generated scenario counts as one, except those that need another campaign, which may end at any time.
 * So is generating from a rule without an edge.
 */
export function checkPolicy(playbook: Playbook): Problem[] {
  return [...checkGenerated(playbook), ...checkVariants(playbook)];
}

function checkGenerated({ criteria, questions }: Playbook): Problem[] {
  return questions.flatMap((question, index) => {
    const criterion = criteria.find(({ key }) => key === question.criterion);
    if (!("generate" in question) || !isAsked(question) || !criterion || hasEdge(criterion)) return [];
    const found = `the criterion ${JSON.stringify(criterion.key)}, whose rule has no edge`;
    return [problem(["questions", index, "generate"], found, "a rule that a lead can just meet and just miss")];
  });
}

function checkVariants(playbook: Playbook): Problem[] {
  return playbook.criteria.flatMap(({ key, importance }, index) => {
    const wanted = playbook.gate.variants[importance];
    const written = variantsOf(playbook, key).length;
    if (written >= wanted) return [];
    const found = `${written === 0 ? "no" : written} question variant${written === 1 ? "" : "s"} for ${JSON.stringify(key)}`;
    const expected = `${wanted} or more, because gate.variants.${importance} is ${wanted}`;
    return [problem(["criteria", index], `${found}${whyNone(playbook, key)}`, expected)];
  });
}

/** An author who has scenarios generated, or questions waiting for review, wonders why they don't count. */
function whyNone(playbook: Playbook, key: string): string {
  const written = playbook.questions.filter(({ criterion }) => criterion === key);
  const becauses = written.flatMap((question) =>
    "generate" in question && isAsked(question) ? noneBecause(playbook, question, []) : [],
  );
  const waiting = written.filter((question) => ["draft", "in_review"].includes(statusOf(question))).length;
  const reasons = [
    ...(becauses.length > 0 ? [`none is generated: ${[...new Set(becauses)].join("; ")}`] : []),
    ...(waiting > 0 ? [`${waiting} more ${waiting === 1 ? "is" : "are"} written and not approved`] : []),
  ];
  return reasons.length === 0 ? "" : ` (${reasons.join("; ")})`;
}
