import { describeFound, problem } from "#app/domain/playbook/problem.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";
import { entries, field, textField } from "#app/domain/playbook/raw.ts";

/** A question about a criterion that does not exist, or with an answer key that fits its kind badly. */
export function checkQuestion(question: unknown, path: Path, criteria: readonly unknown[]): Problem[] {
  return [...checkReference(question, path, criteria), ...checkKey(question, path)];
}

/** A campaign cannot be told apart from itself. */
export function checkNeighbours(question: unknown, path: Path, own: string | undefined): Problem[] {
  return entries(question, "with")
    .filter(({ value }) => own !== undefined && value === own)
    .map(({ index }) => problem([...path, "with", index], "this campaign itself", "the key of another campaign"));
}

function checkReference(question: unknown, path: Path, criteria: readonly unknown[]): Problem[] {
  const wanted = textField(question, "criterion");
  if (wanted === undefined) return [];
  const criterion = criteria.find((entry) => textField(entry, "key") === wanted);
  if (criterion === undefined) {
    const keys = criteria.map((entry) => textField(entry, "key")).filter((key) => key !== undefined);
    return [problem([...path, "criterion"], describeFound(wanted), `a criterion of this file: ${keys.join(", ")}`)];
  }
  if (field(question, "generate") === undefined || field(criterion, "rule") !== undefined) return [];
  const found = `the criterion ${JSON.stringify(wanted)}, which has no rule`;
  return [problem([...path, "generate"], found, "a criterion with a rule to generate scenarios from")];
}

function checkKey(question: unknown, path: Path): Problem[] {
  if (!Array.isArray(field(question, "options"))) return [];
  const options = entries(question, "options");
  const right = options.filter(({ value }) => field(value, "correct") === true).length;
  const place = [...path, "options"];
  const found = right === 0 ? "no correct option" : `${right} correct options`;
  switch (textField(question, "kind")) {
    case "single_choice":
    case "scenario":
      return right === 1 ? [] : [problem(place, found, "exactly one with correct: true")];
    case "multiple_choice":
      return right >= 1 ? [] : [problem(place, found, "at least one with correct: true")];
    case "true_false":
      return [
        ...(right === 1 ? [] : [problem(place, found, "exactly one with correct: true")]),
        ...(options.length === 2 ? [] : [problem(place, `${options.length} options`, "two options, True and False")]),
      ];
    default:
      return [];
  }
}
