import type { ImportReport } from "#app/domain/leads/import/report.ts";
import { rowProblemText } from "#app/domain/leads/import/table.ts";
import { formatNumber, plural } from "#app/ui/format.ts";

/** Row by row, for whoever wants to look them up in the file. */
export function Refusals({ refusals, total }: { refusals: ImportReport["refusals"]; total: number }) {
  return (
    <details className="mt-4">
      <summary>
        {refusals.length < total ? `The first ${formatNumber(refusals.length)} of them` : plural(total, "row")}, line by
        line
      </summary>
      <ul className="mt-3 grid gap-2 text-sm">
        {refusals.map(({ row, line, problems }) => (
          <li key={row} className="wrap-anywhere">
            <span className="text-ink-3">Line {formatNumber(line)}</span> {problems.map(rowProblemText).join("; ")}.
          </li>
        ))}
      </ul>
    </details>
  );
}
