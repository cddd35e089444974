import { missingTest } from "#app/domain/leads/import/missing-words.ts";
import { mappingProblems } from "#app/domain/leads/import/mapping-problems.ts";
import { type FrequentValue, frequentValues } from "#app/domain/leads/import/frequent-values.ts";
import type { WantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import { listImportRows } from "#app/stores/lead-import-rows.ts";
import type { LeadImport } from "#app/stores/lead-imports.ts";
import type { By } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { checkImport } from "#app/use-cases/leads/import/check-import.ts";
import { suggestMapping } from "#app/use-cases/leads/import/suggest-mapping.ts";
import { type MappingForm, toMapping, toMappingForm } from "./mapping-form.server.ts";

const ROWS_LOOKED_AT = 1_000;
const VALUES_SHOWN = 12;
const SAMPLES = 3;

/** A column as the table shows it. */
export interface ShownColumn {
  readonly name: string;
  /** A few different values that say something. */
  readonly samples: readonly string[];
  /** Those it keeps to, with how many of the rows looked at say them; none if nearly each says something else. */
  readonly frequent: readonly FrequentValue[];
}

/** The columns with sample values, and the mapping saved or guessed, as the form shows it. */
export async function loadMapping(
  { db }: Pick<Deps, "db">,
  found: LeadImport,
  wanted: WantedFacts,
): Promise<{ columns: readonly ShownColumn[]; form: MappingForm }> {
  const rows = await listImportRows(db, { importId: found.id, after: 0, limit: ROWS_LOOKED_AT });
  const mapping = found.mapping ?? suggestMapping({ columns: found.columns, rows }, wanted, found.createdAt);
  const isMissing = missingTest(mapping.missing);
  const columns = found.columns.map((name, index) => {
    const values = rows.map(({ cells }) => (cells[index] ?? "").trim()).filter((value) => !isMissing(value));
    const samples = [...new Set(values)]
      .slice(0, SAMPLES)
      .map((value) => (value.length > 60 ? `${value.slice(0, 57)}…` : value));
    return { name, samples, frequent: frequentValues(values, VALUES_SHOWN) };
  });
  const today = new Date(found.createdAt).toISOString().slice(0, 10);
  return { columns, form: toMappingForm(mapping, found.columns, { wanted, today }) };
}

/** Checks the file with what the form says; what keeps it from that, in sentences, or nothing. */
export async function saveMapping(
  deps: Deps,
  { found, form, by }: { found: LeadImport; form: MappingForm; by: By },
): Promise<readonly string[]> {
  const read = toMapping(form, found.columns);
  if (read.kind === "invalid") return read.messages;
  const { mapping } = read;
  const problems = mappingProblems(mapping, found.columns);
  if (problems.length > 0) {
    return problems.map(({ index, message }) =>
      index === null ? message : `“${mapping.columns[index]?.column ?? ""}”: ${message}`,
    );
  }
  const result = await checkImport(deps, { by, id: found.id, mapping });
  return result.kind === "begun" ? ["This import has begun; how it is read can’t change any more."] : [];
}
