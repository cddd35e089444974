import type { ImportRow } from "#app/domain/leads/import/table.ts";
import { listImportRows } from "#app/stores/lead-import-rows.ts";
import type { Db } from "#db/client.ts";

const PART = 500;

/** A stored file's rows in its order, some hundred at a time. */
export async function* rowParts(db: Db, importId: string): AsyncGenerator<readonly ImportRow[]> {
  for (let after = 0; ;) {
    const rows = await listImportRows(db, { importId, after, limit: PART });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.row;
  }
}

/** The same of a file that is not stored. */
export async function* partsOf(rows: readonly ImportRow[]): AsyncGenerator<readonly ImportRow[]> {
  for (let start = 0; start < rows.length; start += PART) yield rows.slice(start, start + PART);
}
