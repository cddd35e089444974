import { csvLine } from "#app/domain/csv.ts";
import { EXPORTED_TABLES, type ExportedTable, exportRows } from "#app/stores/export.ts";
import { readArguments } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

export const exportAll: Command = {
  usage: "export --format jsonl|csv [--table lead]",
  summary: "Everything for another system, one object a line; or one table as CSV.",
  async run(args, context) {
    const given = readArguments(args, { options: ["format", "table"] });
    const format = given.required("format");
    if (format !== "jsonl" && format !== "csv")
      throw new UsageError(`--format: found ${format}, expected jsonl or csv`);
    const tables =
      given.text("table") === undefined && format === "jsonl" ? EXPORTED_TABLES : [tableOf(given.text("table"))];
    const { db } = await context.openDeps();
    const lines: string[] = [];
    for (const table of tables) {
      const rows = await exportRows(db, table);
      if (format === "jsonl") lines.push(...rows.map((row) => JSON.stringify({ table, ...row })));
      else lines.push(...asCsv(rows));
    }
    return { ok: true, lines, output: lines, json: { format, tables, lines: lines.length } };
  },
};

function tableOf(name = "lead"): ExportedTable {
  const table = EXPORTED_TABLES.find((known) => known === name);
  if (!table) throw new UsageError(`--table: found ${name}, expected one of ${EXPORTED_TABLES.join(", ")}`);
  return table;
}

function asCsv(rows: readonly Record<string, unknown>[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  return [csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => row[column])))];
}
