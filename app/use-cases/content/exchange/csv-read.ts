import { CsvError, parse } from "csv-parse/sync";
import { type Candidate, type ImportProblem, leftOut, type ReadQuestions, settle } from "./candidate.ts";
import { csvCandidate } from "./csv-candidate.ts";
import { type CsvColumns, guessColumns } from "./csv-columns.ts";

export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const MAX_COLUMNS = 60;

/** Reads a table of questions: a row each, with the columns as mapped, or as their headings suggest. */
export function readCsv(text: string, columns?: CsvColumns): ReadQuestions {
  const table = readTable(text);
  if ("found" in table) return settle([], [table]);
  const mapped = columns ?? guessColumns(table.headings);
  if (!mapped.includes("prompt")) {
    return settle([], [leftOut(1, "", "no column for the question itself", "a column mapped to “prompt”")]);
  }
  const candidates: Candidate[] = [];
  const problems: ImportProblem[] = [];
  for (const { line, cells } of table.rows) {
    const read = csvCandidate(cells.map(unguarded), mapped, line);
    if ("found" in read) problems.push(read);
    else candidates.push(read);
  }
  return settle(candidates, problems);
}

/** The table itself, whatever separates its columns: comma, semicolon or tab. */
export function readTable(text: string): CsvTable | ImportProblem {
  try {
    const ends: number[] = [];
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: false,
      on_record: (cells: string[], { lines }) => {
        ends.push(lines);
        return cells;
      },
      max_record_size: 200_000,
    });
    const [headings, ...rest] = rows;
    if (!headings) return leftOut(1, "", "an empty file", "a line of headings, and a question a line");
    if (headings.length > MAX_COLUMNS) {
      return leftOut(1, "", `${headings.length} columns`, `at most ${MAX_COLUMNS}`);
    }
    const placed = rest.map((cells, index) => ({ line: (ends[index] ?? 0) + 1, cells }));
    return { headings, rows: placed.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"]);
    return leftOut(
      Number.isSafeInteger(line) && line > 0 ? line : 1,
      "",
      `CSV that cannot be read: ${error.message}`,
      "CSV",
    );
  }
}

function delimiterOf(text: string): string {
  const [first = ""] = text.slice(0, 5_000).split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

/** The apostrophe that keeps a spreadsheet from running a text as a formula goes again. */
function unguarded(cell: string): string {
  const text = cell.trim();
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
