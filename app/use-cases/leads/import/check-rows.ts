import type { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { rowReader } from "#app/domain/leads/import/read-row.ts";
import type { ImportReport } from "#app/domain/leads/import/report.ts";
import type { ImportRow } from "#app/domain/leads/import/table.ts";
import { countRow, emptyTally, reportOf } from "#app/domain/leads/import/tally.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findKnownLeads } from "#app/stores/known-leads.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { versionInForce } from "#app/use-cases/routing/routing-context.ts";

interface Check {
  readonly campaign: Campaign;
  readonly columns: readonly string[];
  readonly mapping: ImportMapping;
  /** Epoch milliseconds of the upload. */
  readonly uploadedAt: number;
  /** In parts, so that other requests get their turn in between. */
  readonly parts: AsyncIterable<readonly ImportRow[]>;
}

/** What an import would come to, without taking anything in: scored under the version in force, known leads as updated. */
export async function checkRows(deps: Pick<Deps, "db" | "clock">, check: Check): Promise<ImportReport> {
  const { campaign, columns, mapping, uploadedAt } = check;
  const read = rowReader(mapping, columns, uploadedAt);
  const tally = emptyTally();
  for await (const part of check.parts) {
    const rows = part.map((row) => ({ row, read: read(row) }));
    const externalIds = rows.flatMap((one) => (one.read.kind === "lead" ? [one.read.lead.externalId] : []));
    const known = await findKnownLeads(deps.db, { campaignId: campaign.id, externalIds: [...new Set(externalIds)] });
    for (const { row, read: result } of rows) {
      countRow(tally, row, result, result.kind === "lead" ? known.get(result.lead.externalId) : undefined);
    }
  }
  const at = deps.clock.now();
  return reportOf(tally, await versionInForce(deps.db, campaign, at), at);
}
