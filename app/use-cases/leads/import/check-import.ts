import type { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { type MappingProblem, mappingProblems } from "#app/domain/leads/import/mapping-problems.ts";
import type { ImportReport } from "#app/domain/leads/import/report.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findLeadImport, saveImportCheck } from "#app/stores/lead-imports.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import { checkRows } from "./check-rows.ts";
import { rowParts } from "./row-parts.ts";

export type CheckResult =
  | { readonly kind: "checked"; readonly report: ImportReport }
  | { readonly kind: "invalid"; readonly problems: readonly MappingProblem[] }
  /** It runs or is done already: how it is read can't change any more. */
  | { readonly kind: "begun" }
  | { readonly kind: "unknown" };

/** Reads the whole file with a mapping, keeps the mapping and what came of it; takes no lead in. */
export async function checkImport(
  deps: Deps,
  { by, id, mapping }: { by: By; id: string; mapping: ImportMapping },
): Promise<CheckResult> {
  const found = await findLeadImport(deps.db, id);
  if (!found) return { kind: "unknown" };
  if (found.startedAt !== null) return { kind: "begun" };
  const problems = mappingProblems(mapping, found.columns);
  if (problems.length > 0) return { kind: "invalid", problems };
  const report = await checkRows(deps, {
    campaign: await getCampaign(deps.db, found.campaignId),
    columns: found.columns,
    mapping,
    uploadedAt: found.createdAt,
    parts: rowParts(deps.db, id),
  });
  return inTransaction(deps.db, async (tx): Promise<CheckResult> => {
    if (!(await saveImportCheck(tx, { id, mapping, report }))) return { kind: "begun" };
    const { rows, refused, qualified } = report;
    await record(tx, by, {
      at: deps.clock.now(),
      action: "lead_import.checked",
      subject: `lead_import:${id}`,
      details: { rows, refused, qualified },
    });
    return { kind: "checked", report };
  });
}
