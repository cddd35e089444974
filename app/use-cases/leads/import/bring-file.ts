import { chooseMapping } from "#app/domain/leads/import/choose-mapping.ts";
import type { ImportTable } from "#app/domain/leads/import/table.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { insertImportRows } from "#app/stores/lead-import-rows.ts";
import { insertLeadImport, type LeadImport, listImportMappings } from "#app/stores/lead-imports.ts";
import { type By, record } from "#app/use-cases/by.ts";
import { actorText, type Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import { checkImport } from "./check-import.ts";

interface Brought {
  readonly by: By;
  readonly campaign: Campaign;
  readonly fileName: string;
  readonly table: ImportTable;
}

/** Keeps a file's rows for an import; nothing is taken in yet. */
export async function keepFile(deps: Deps, { by, campaign, fileName, table }: Brought): Promise<LeadImport> {
  return inTransaction(deps.db, async (tx) => {
    const at = deps.clock.now();
    const { columns, rows } = table;
    const kept = await insertLeadImport(tx, {
      campaignId: campaign.id,
      fileName,
      columns,
      rowCount: rows.length,
      createdAt: at,
      createdBy: actorText(by.actor),
    });
    await insertImportRows(tx, kept.id, rows);
    await record(tx, by, {
      at,
      action: "lead_import.uploaded",
      subject: `lead_import:${kept.id}`,
      details: { campaign: campaign.key, fileName, rows: rows.length },
    });
    return kept;
  });
}

/**
 * Keeps a file, and checks it at once if an earlier file of the campaign had the same columns: its mapping is the saved one.
 *
 * @returns whether somebody still has to say how the columns are read
 */
export async function bringFile(deps: Deps, brought: Brought): Promise<{ id: string; needsMapping: boolean }> {
  const { campaign, table, by } = brought;
  const { id } = await keepFile(deps, brought);
  const mapping = chooseMapping(await listImportMappings(deps.db, campaign.id), table.columns);
  if (!mapping) return { id, needsMapping: true };
  const checked = await checkImport(deps, { by, id, mapping });
  return { id, needsMapping: checked.kind !== "checked" };
}
