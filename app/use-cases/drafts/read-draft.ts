import { checkDraftFile } from "#app/domain/playbook/file-format.schema.ts";
import { joinParts, type Parts } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";
import type { FileProblem } from "#app/use-cases/content/read-playbook.ts";

export interface ReadDraft {
  readonly playbook: Playbook;
  /** What stands between this text and signatures. */
  readonly problems: readonly Problem[];
}

/** A stored draft as a playbook. What was saved had the shape, so a draft without it is our own mistake. */
export function readDraft(content: unknown): ReadDraft {
  const checked = checkDraftFile(content);
  if (checked.kind === "ok") return checked;
  throw new Error(`a stored draft: ${checked.problems.map(({ message }) => message).join("; ")}`);
}

export type CheckedParts =
  ({ readonly kind: "ok" } & ReadDraft) | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/**
 * Whether edited parts may be stored: they must have the shape and hold together in themselves. What only the whole will
 * settle (enough questions, enough points) may wait.
 *
 * @param edited where the edited parts stand in the file
 */
export function checkParts(parts: Parts, edited: readonly Path[]): CheckedParts {
  const checked = checkDraftFile(joinParts(parts));
  if (checked.kind === "invalid") return checked;
  const own = checked.problems.filter(
    ({ path }) => path[0] !== "scoring" && edited.some((place) => isWithin(path, place)),
  );
  return own.length > 0 ? { kind: "invalid", problems: own } : checked;
}

/** Problems as every page lists them. */
export function toFileProblems(problems: readonly Problem[], file = "this form"): FileProblem[] {
  return problems.map(({ path, found, expected, message }) => ({
    file,
    line: 1,
    place: formatPath(path),
    found,
    expected,
    message,
  }));
}

/** A criterion's own place names its lack of questions, which the bank settles: only what is inside it counts. */
function isWithin(path: Path, place: Path): boolean {
  return path.length > place.length && place.every((step, index) => path[index] === step);
}
