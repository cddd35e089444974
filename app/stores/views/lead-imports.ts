import { sql } from "kysely";
import type { ImportStatus } from "#app/stores/lead-imports.ts";
import type { Stage } from "#app/domain/leads/lead.ts";
import type { Db } from "#db/client.ts";

export interface ImportProgress {
  /** Rows that have a result. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  /** Where the leads stood right after, each lead once, by its last row. */
  readonly stages: Partial<Record<Stage, number>>;
}

/** How far an import is, and what came of its rows so far. */
export async function importProgress(db: Db, importId: string): Promise<ImportProgress> {
  const outcomes = await db
    .selectFrom("leadImportResult")
    .select(["outcome", sql<number>`count(*)::int`.as("rows")])
    .where("importId", "=", importId)
    .groupBy("outcome")
    .execute();
  const { rows: stages } = await sql<{ stage: Stage; leads: number }>`
    select stage, count(*)::int as leads from (
      select distinct on (lead_id) stage from lead_import_result
      where import_id = ${importId}::uuid and lead_id is not null order by lead_id, row desc
    ) last group by stage`.execute(db);
  const count = (outcome: string) => outcomes.find((one) => one.outcome === outcome)?.rows ?? 0;
  return {
    done: outcomes.reduce((sum, { rows }) => sum + rows, 0),
    created: count("created"),
    updated: count("updated"),
    refused: count("refused"),
    stages: Object.fromEntries(stages.map(({ stage, leads }) => [stage, leads])),
  };
}

/** What became of the rows that made or updated a lead, in the file's order. */
export async function listImportedLeads(db: Db, { importId, limit }: { importId: string; limit: number }) {
  return db
    .selectFrom("leadImportResult as result")
    .innerJoin("lead", "lead.id", "result.leadId")
    .select([
      "result.row",
      "result.outcome",
      "lead.id",
      "lead.externalId",
      "lead.stage",
      "lead.score",
      "lead.qualified",
    ])
    .where("result.importId", "=", importId)
    .orderBy("result.row")
    .limit(limit)
    .execute();
}

export interface ImportSummary {
  readonly id: string;
  readonly campaign: string;
  readonly fileName: string;
  readonly rows: number;
  readonly status: ImportStatus;
  readonly createdAt: number;
}

/** The latest imports, newest first. */
export async function listLeadImports(db: Db, limit: number): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom("leadImport")
    .innerJoin("campaign", "campaign.id", "leadImport.campaignId")
    .select([
      "leadImport.id",
      "campaign.name as campaign",
      "leadImport.fileName",
      "leadImport.rowCount as rows",
      "leadImport.status",
      "leadImport.createdAt",
    ])
    .orderBy("leadImport.createdAt", "desc")
    .orderBy("leadImport.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
}
