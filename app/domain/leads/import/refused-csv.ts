import { csvLine } from "#app/domain/csv.ts";
import { type ImportRow, type RowProblem, rowProblemText } from "./table.ts";

/** The heading of the added column. A file that is brought back with it is read as if it were not there. */
export const REASON_COLUMN = "Why it was refused";

/** The refused rows as a file: every cell as it came, and why. Put right, it can be imported again. */
export function* refusedCsv(
  columns: readonly string[],
  rows: Iterable<{ readonly row: ImportRow; readonly problems: readonly RowProblem[] }>,
): Generator<string> {
  const width = columns.length;
  const own = columns.filter((column) => column !== REASON_COLUMN);
  yield `${csvLine([...own, REASON_COLUMN])}\r\n`;
  for (const { row, problems } of rows) {
    const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? "");
    const kept = cells.filter((_, index) => columns[index] !== REASON_COLUMN);
    const beyond = row.cells.slice(width);
    yield `${csvLine([...kept, problems.map(rowProblemText).join("; "), ...beyond])}\r\n`;
  }
}

/** Takes back the apostrophe that a written file puts before what a spreadsheet would run as a formula. */
export function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
