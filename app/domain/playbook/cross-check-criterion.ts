import { describeFound, problem } from "#app/domain/playbook/problem.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";
import { field, numberField, textField } from "#app/domain/playbook/raw.ts";

/** A criterion whose parts contradict its kind. */
export function checkCriterion(criterion: unknown, path: Path): Problem[] {
  const kind = textField(criterion, "kind");
  switch (kind) {
    case "knowledge":
      return [
        ...refuseRule(criterion, path),
        ...refusePoints(criterion, path, "a piece of knowledge scores no lead"),
        ...refuseRequired(criterion, path, "a lead cannot meet a piece of knowledge"),
      ];
    case "disqualifier":
      return [
        ...wantRule(criterion, path, kind),
        ...refusePoints(criterion, path, "a disqualifier rules out, it does not score"),
        ...refuseRequired(criterion, path, "a lead that met it would be ruled out"),
      ];
    case "fit":
    case "behaviour":
      return wantRule(criterion, path, kind);
    default:
      return [];
  }
}

function wantRule(criterion: unknown, path: Path, kind: string): Problem[] {
  if (field(criterion, "rule") !== undefined) return [];
  return [problem([...path, "rule"], "nothing", `a rule, because the kind is ${kind}`)];
}

function refuseRule(criterion: unknown, path: Path): Problem[] {
  const rule = field(criterion, "rule");
  if (rule === undefined) return [];
  return [problem([...path, "rule"], describeFound(rule), "no rule, because the kind is knowledge")];
}

function refusePoints(criterion: unknown, path: Path, because: string): Problem[] {
  const points = numberField(criterion, "points") ?? 0;
  return points === 0 ? [] : [problem([...path, "points"], describeFound(points), `no points: ${because}`)];
}

function refuseRequired(criterion: unknown, path: Path, because: string): Problem[] {
  if (field(criterion, "required") !== true) return [];
  return [problem([...path, "required"], "true", `false: ${because}`)];
}
