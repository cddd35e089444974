import type { ImportTable } from "#app/domain/leads/import/table.ts";

/** A file of leads as it is read. */
export function aTable(columns: readonly string[], rows: readonly (readonly string[])[]): ImportTable {
  return { columns, rows: rows.map((cells, index) => ({ row: index + 1, line: index + 2, cells })) };
}
