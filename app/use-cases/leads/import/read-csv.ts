import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { namedColumns } from "#app/domain/leads/import/columns.ts";
import { detectDelimiter } from "#app/domain/leads/import/delimiter.ts";
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from "#app/domain/leads/import/limits.ts";
import { unguarded } from "#app/domain/leads/import/refused-csv.ts";
import type { ImportRow, ImportTable } from "#app/domain/leads/import/table.ts";

export type ReadCsv =
  | { readonly kind: "table"; readonly table: ImportTable }
  /** Found what, where, and what was expected: one sentence. */
  | { readonly kind: "unreadable"; readonly message: string };

const CHUNK = 64 * 1024;

/**
 * Reads a file of leads: separators are found out, quotes may hold line ends, empty lines are passed over, rows may be
 * ragged. In pieces, so that a large file does not keep the process from everything else.
 */
export async function readCsv(text: string): Promise<ReadCsv> {
  const parser = Readable.from(chunksOf(text), { objectMode: false }).pipe(
    parse({
      bom: true,
      delimiter: detectDelimiter(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      max_record_size: 1024 * 1024,
    }),
  );
  let headings: readonly string[] | undefined;
  let lastUsed = 0;
  // The parser counts a line end of two characters inside quotes as two lines.
  let countedTwice = 0;
  const rows: ImportRow[] = [];
  try {
    for await (const read of parser) {
      const { record, info } = asRecord(read);
      countedTwice += countIn(record, /\r\n/g);
      const line = info.lines - countedTwice - countIn(record, /\r\n|\r|\n/g);
      if (!headings) {
        headings = record;
        continue;
      }
      if (rows.length === MAX_IMPORT_ROWS) {
        return unreadable(`Found more than ${MAX_IMPORT_ROWS} rows, expected at most that many. Bring it in parts.`);
      }
      lastUsed = Math.max(lastUsed, lastFilled(record, headings.length));
      rows.push({ row: rows.length + 1, line, cells: record.map(unguarded) });
    }
  } catch (error) {
    if (error instanceof CsvError) return unreadable(`${error.message.replace(/\.?$/, ".")} Expected a CSV file.`);
    throw error;
  }
  const columns = namedColumns(headings ?? [], lastUsed);
  if (columns.length === 0) return unreadable("Found an empty file, expected a first line with the columns' names.");
  if (columns.length > MAX_IMPORT_COLUMNS) {
    return unreadable(`Found ${columns.length} columns, expected at most ${MAX_IMPORT_COLUMNS}.`);
  }
  if (rows.length === 0) return unreadable("Found a heading and no row below it, expected at least one lead.");
  return { kind: "table", table: { columns, rows } };
}

function* chunksOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text, "utf8");
  for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
}

function asRecord(read: { record: string[]; info: { lines: number } }) {
  return read;
}

function lastFilled(record: readonly string[], width: number): number {
  return record.slice(0, width).findLastIndex((cell) => cell.trim() !== "") + 1;
}

/** A record's line is known at its end; the line ends it holds tell where it began. */
function countIn(record: readonly string[], what: RegExp): number {
  return record.reduce((sum, cell) => sum + (cell.match(what)?.length ?? 0), 0);
}

function unreadable(message: string): ReadCsv {
  return { kind: "unreadable", message };
}
