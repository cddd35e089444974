import { sql } from "kysely";
import { z } from "zod";
import type { ImportRow } from "#app/domain/leads/import/table.ts";
import type { Stage } from "#app/domain/leads/lead.ts";
import type { Db } from "#db/client.ts";

const BATCH = 1_000;

export async function insertImportRows(db: Db, importId: string, rows: readonly ImportRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await sql`insert into lead_import_row (import_id, row, line, cells)
      select ${importId}::uuid, r.row, r.line, r.cells
      from jsonb_to_recordset(${batch}::jsonb) as r(row int, line int, cells jsonb)`.execute(db);
  }
}

/** Rows of the file after one, in its order. */
export async function listImportRows(
  db: Db,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom("leadImportRow")
    .select(["row", "line", "cells"])
    .where("importId", "=", importId)
    .where("row", ">", after)
    .orderBy("row")
    .limit(limit)
    .execute();
  return rows.map(({ row, line, cells }) => ({ row, line, cells: Cells.parse(cells) }));
}

/** The last row that has a result. Rows are taken in order, so every one before it has one too. */
export async function findLastImportedRow(db: Db, importId: string): Promise<number> {
  const found = await db
    .selectFrom("leadImportResult")
    .select((eb) => eb.fn.max("row").as("row"))
    .where("importId", "=", importId)
    .executeTakeFirst();
  return found?.row ?? 0;
}

export async function hasImportResult(db: Db, { importId, row }: { importId: string; row: number }): Promise<boolean> {
  const found = await db
    .selectFrom("leadImportResult")
    .select("row")
    .where("importId", "=", importId)
    .where("row", "=", row)
    .executeTakeFirst();
  return found !== undefined;
}

export interface ImportResult {
  readonly importId: string;
  readonly row: number;
  readonly outcome: "created" | "updated" | "refused";
  readonly leadId: string | null;
  readonly stage: Stage | null;
}

export async function insertImportResult(db: Db, { at, ...result }: ImportResult & { at: number }): Promise<void> {
  await db
    .insertInto("leadImportResult")
    .values({ ...result, at: new Date(at) })
    .execute();
}

/** The files' rows are about people: gone a while after the import was made, unless it still runs. */
export async function deleteImportRowsBefore(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom("leadImportRow")
    .where("importId", "in", (query) =>
      query
        .selectFrom("leadImport")
        .select("id")
        .where("createdAt", "<", new Date(before))
        .where("status", "!=", "running"),
    )
    .execute();
}

const Cells = z.array(z.string());
