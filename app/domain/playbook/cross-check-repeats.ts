import { describeFound, formatPath, problem } from "#app/domain/playbook/problem.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";
import { entries, field } from "#app/domain/playbook/raw.ts";

interface Named {
  readonly path: Path;
  readonly name: unknown;
}

/** Keys, codes and texts that must differ from each other within their list. */
export function checkRepeats(file: unknown): Problem[] {
  const questions = entries(file, "questions");
  return [
    ...repeats(named(file, [], "criteria", "key")),
    ...repeats(named(file, [], "questions", "key")),
    ...repeats(named(file, [], "dispositions", "code")),
    ...repeats(named(field(file, "brief"), ["brief"], "assets", "key")),
    ...repeats(named(field(file, "brief"), ["brief"], "personas", "key")),
    ...repeats(named(field(file, "campaign"), ["campaign"], "teams")),
    ...entries(file, "enablement").flatMap(({ index, value }) => repeats(named(value, ["enablement", index], "for"))),
    ...questions.flatMap(({ index, value }) => {
      const base = ["questions", index];
      return [
        ...repeats(named(value, base, "options", "text")),
        ...repeats(named(value, base, "items")),
        ...repeats(named(value, base, "with")),
        ...repeats(named(value, base, "pairs", "left")),
        ...repeats(named(value, base, "pairs", "right")),
      ];
    }),
  ];
}

function named(value: unknown, base: Path, list: string, key?: string): Named[] {
  return entries(value, list).map((entry) => ({
    path: key === undefined ? [...base, list, entry.index] : [...base, list, entry.index, key],
    name: key === undefined ? entry.value : field(entry.value, key),
  }));
}

function repeats(all: readonly Named[]): Problem[] {
  const first = new Map<string, Path>();
  return all.flatMap(({ path, name }) => {
    if (typeof name !== "string" && typeof name !== "number" && typeof name !== "boolean") return [];
    const plain = String(name).trim().toLowerCase();
    const earlier = first.get(plain);
    if (!earlier) {
      first.set(plain, path);
      return [];
    }
    return [problem(path, describeFound(name), `something else than ${formatPath(earlier)}, which says the same`)];
  });
}
