import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import type { ImportSummary } from "#app/stores/views/lead-imports.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatNumber, formatWhen } from "#app/ui/format.ts";

const STATUS = {
  uploaded: "Waits for its columns to be named",
  checked: "Checked, not imported",
  running: "Coming in",
  done: "Imported",
  cancelled: "Cancelled; what was in stays",
};

/** The latest files, each with the page where it goes on. */
export function ImportList({
  imports,
  now,
  timeZone,
}: {
  imports: readonly ImportSummary[];
  now: number;
  timeZone: string;
}) {
  if (imports.length === 0) {
    return (
      <p className="text-sm text-ink-2">
        None yet. What came of each file will stand here, with the rows to put right.
      </p>
    );
  }
  return (
    <DataTable
      caption="Files of leads, newest first"
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "file",
          header: "File",
          rowHeader: true,
          cell: ({ id, fileName, status }) => <Link to={pageOf(id, status)}>{fileName}</Link>,
        },
        { key: "campaign", header: "Campaign", cell: ({ campaign }) => campaign },
        { key: "rows", header: "Rows", number: true, cell: ({ rows }) => formatNumber(rows) },
        { key: "status", header: "Stands", cell: ({ status }) => STATUS[status] },
        { key: "when", header: "Brought", cell: ({ createdAt }) => formatWhen(createdAt, now, timeZone) },
      ]}
    />
  );
}

function pageOf(id: string, status: ImportSummary["status"]): string {
  if (status === "uploaded") return paths.leadImport(id);
  return status === "checked" ? paths.leadImportCheck(id) : paths.leadImportResult(id);
}
