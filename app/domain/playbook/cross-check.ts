import { checkEnablement } from "#app/domain/playbook/cross-check-enablement.ts";
import { checkCriterion } from "#app/domain/playbook/cross-check-criterion.ts";
import { checkNeighbours, checkQuestion } from "#app/domain/playbook/cross-check-question.ts";
import { checkRepeats } from "#app/domain/playbook/cross-check-repeats.ts";
import { describeFound, problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { entries, field, numberField, textField } from "#app/domain/playbook/raw.ts";

/**
 * What no single field can tell: references, repeats, and parts that contradict each other. It looks at the raw file, so
 * that it finds these also while other places still have the wrong shape.
 */
export function crossCheck(file: unknown): Problem[] {
  const criteria = entries(file, "criteria");
  return [
    ...checkThereIsOne(file),
    ...checkRepeats(file),
    ...criteria.flatMap(({ index, value }) => checkCriterion(value, ["criteria", index])),
    ...entries(file, "questions").flatMap(({ index, value }) =>
      checkQuestion(
        value,
        ["questions", index],
        criteria.map((entry) => entry.value),
      ),
    ),
    ...checkEnablement(file),
    ...entries(file, "questions").flatMap(({ index, value }) =>
      checkNeighbours(value, ["questions", index], textField(field(file, "campaign"), "key")),
    ),
    ...checkScoring(file),
    ...checkHold(file),
  ];
}

function checkThereIsOne(file: unknown): Problem[] {
  const criteria = field(file, "criteria");
  if (!Array.isArray(criteria) || criteria.length > 0) return [];
  return [problem(["criteria"], describeFound(criteria), "a list with at least 1 entry")];
}

function checkScoring(file: unknown): Problem[] {
  const scoring = field(file, "scoring");
  const threshold = numberField(scoring, "threshold");
  if (threshold === undefined) return [];
  const points = entries(file, "criteria")
    .filter(({ value }) => !["disqualifier", "knowledge"].includes(textField(value, "kind") ?? ""))
    .reduce((sum, { value }) => sum + Math.max(0, numberField(value, "points") ?? 0), 0);
  const highIntent = numberField(scoring, "high_intent");
  const problems: Problem[] = [];
  if (threshold > points) {
    const expected = `at most ${points}, the points of all criteria together`;
    problems.push(problem(["scoring", "threshold"], describeFound(threshold), expected));
  }
  if (highIntent !== undefined && highIntent < threshold) {
    const expected = `at least the threshold, ${threshold}`;
    problems.push(problem(["scoring", "high_intent"], describeFound(highIntent), expected));
  }
  return problems;
}

function checkHold(file: unknown): Problem[] {
  const hold = field(field(file, "routing"), "hold");
  if (field(hold, "fallback_after") === undefined || field(hold, "fallback") !== undefined) return [];
  return [problem(["routing", "hold", "fallback"], "nothing", "an e-mail address, because fallback_after is given")];
}
