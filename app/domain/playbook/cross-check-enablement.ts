import { describeFound, problem } from "#app/domain/playbook/problem.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";
import { entries, field, textField } from "#app/domain/playbook/raw.ts";

/** More would not be read, and a hostile file would repeat them for each of its mistakes. */
const MOST_KEYS = 50;

/** Material that names a persona or a criterion which this file does not have. */
export function checkEnablement(file: unknown): Problem[] {
  const personas = keysOf(entries(field(file, "brief"), "personas"));
  const criteria = keysOf(entries(file, "criteria"));
  return entries(file, "enablement").flatMap(({ index, value }) => {
    const base = ["enablement", index];
    return [
      ...entries(value, "for").flatMap((entry) =>
        refuse(entry.value, [...base, "for", entry.index], "persona", personas),
      ),
      ...refuse(field(value, "criterion"), [...base, "criterion"], "criterion", criteria),
    ];
  });
}

function refuse(wanted: unknown, path: Path, what: string, keys: ReadonlySet<string>): Problem[] {
  if (typeof wanted !== "string" || keys.has(wanted)) return [];
  const some = [...keys].slice(0, MOST_KEYS).join(", ");
  return [problem(path, describeFound(wanted), `a ${what} of this file: ${some || "it has none"}`)];
}

function keysOf(list: readonly { readonly value: unknown }[]): ReadonlySet<string> {
  return new Set(list.map(({ value }) => textField(value, "key")).filter((key) => key !== undefined));
}
