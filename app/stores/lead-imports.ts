import type { Selectable } from "kysely";
import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { ImportReport } from "#app/domain/leads/import/report.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export type ImportStatus = "uploaded" | "checked" | "running" | "done" | "cancelled";

/** A file of leads on its way into a campaign. Instants are epoch milliseconds. */
export interface LeadImport {
  readonly id: string;
  readonly campaignId: number;
  readonly fileName: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly status: ImportStatus;
  readonly mapping: ImportMapping | null;
  readonly report: ImportReport | null;
  readonly createdAt: number;
  /** `person:<id>`, `key:<id>` or `system`. */
  readonly createdBy: string;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

export async function findLeadImport(db: Db, id: string): Promise<LeadImport | null> {
  const row = await db.selectFrom("leadImport").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toLeadImport(row) : null;
}

/** Holds the row until the transaction ends: an import starts once. */
export async function lockLeadImport(db: Db, id: string): Promise<LeadImport | null> {
  const row = await db.selectFrom("leadImport").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  return row ? toLeadImport(row) : null;
}

/** How earlier files of the campaign were read, latest first. */
export async function listImportMappings(db: Db, campaignId: number): Promise<ImportMapping[]> {
  const rows = await db
    .selectFrom("leadImport")
    .select("mapping")
    .where("campaignId", "=", campaignId)
    .where("mapping", "is not", null)
    .orderBy("createdAt", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ImportMapping.parse(row.mapping));
}

export interface NewLeadImport {
  readonly campaignId: number;
  readonly fileName: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly createdAt: number;
  readonly createdBy: string;
}

export async function insertLeadImport(db: Db, created: NewLeadImport): Promise<LeadImport> {
  const row = await db
    .insertInto("leadImport")
    .values({
      ...created,
      columns: [...created.columns],
      createdAt: new Date(created.createdAt),
      status: "uploaded",
      mapping: null,
      report: null,
      startedAt: null,
      finishedAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toLeadImport(row);
}

/** Keeps how the columns are read and what the check found, unless the import has begun; answers whether it did. */
export async function saveImportCheck(
  db: Db,
  { id, mapping, report }: { id: string; mapping: ImportMapping; report: ImportReport },
): Promise<boolean> {
  const result = await db
    .updateTable("leadImport")
    .set({ mapping: JSON.stringify(mapping), report: JSON.stringify(report), status: "checked" })
    .where("id", "=", id)
    .where("status", "in", ["uploaded", "checked"])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function markImportStarted(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("leadImport")
    .set({ status: "running", startedAt: new Date(at) })
    .where("id", "=", id)
    .execute();
}

/** Answers whether it was running until now: whoever finishes it first does what follows. */
export async function markImportFinished(db: Db, { id, at }: { id: string; at: number }): Promise<boolean> {
  const result = await db
    .updateTable("leadImport")
    .set({ status: "done", finishedAt: new Date(at) })
    .where("id", "=", id)
    .where("status", "=", "running")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function markImportCancelled(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .updateTable("leadImport")
    .set({ status: "cancelled", finishedAt: new Date(at) })
    .where("id", "=", id)
    .where("status", "=", "running")
    .execute();
}

function toLeadImport(row: Selectable<DB["leadImport"]>): LeadImport {
  return {
    id: row.id,
    campaignId: row.campaignId,
    fileName: row.fileName,
    columns: row.columns,
    rowCount: row.rowCount,
    status: row.status,
    mapping: row.mapping === null ? null : ImportMapping.parse(row.mapping),
    report: row.report === null ? null : ImportReport.parse(row.report),
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy,
    startedAt: row.startedAt?.getTime() ?? null,
    finishedAt: row.finishedAt?.getTime() ?? null,
  };
}
