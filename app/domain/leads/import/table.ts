/** A file of leads as rows of texts. */
export interface ImportTable {
  readonly columns: readonly string[];
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  /** From 1, the heading not counted. */
  readonly row: number;
  /** The line of the file it begins on, from 1; cells with line ends make the two run apart. */
  readonly line: number;
  /** As many as there are columns, or more or fewer if the row is ragged. */
  readonly cells: readonly string[];
}

/** Why a row is not taken, in words its author can act on. */
export interface RowProblem {
  /** The column's heading; null if it is about the whole row. */
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

/** "Employees: found "about fifty", expected a number such as 1,234.5" */
export function rowProblemText({ column, found, expected }: RowProblem): string {
  return `${column === null ? "" : `${column}: `}found ${found}, expected ${expected}`;
}
