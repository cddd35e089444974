import type { ImportReport } from "#app/domain/leads/import/report.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";

/** What is wrong, by column: one entry put right may bring back many rows. */
export function Reasons({ reasons }: Pick<ImportReport, "reasons">) {
  return (
    <DataTable
      caption="Reasons, most frequent first"
      rows={reasons}
      rowKey={({ column, expected }) => `${column ?? ""}/${expected}`}
      columns={[
        { key: "column", header: "Column", rowHeader: true, cell: ({ column }) => column ?? "The whole row" },
        {
          key: "found",
          header: "Found, for example",
          cell: ({ found }) => <span className="wrap-anywhere">{found}</span>,
        },
        { key: "expected", header: "Expected", cell: ({ expected }) => expected },
        { key: "rows", header: "Rows", number: true, cell: ({ rows }) => formatNumber(rows) },
      ]}
    />
  );
}
