import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { rowReader } from "#app/domain/leads/import/read-row.ts";
import { refusedCsv } from "#app/domain/leads/import/refused-csv.ts";
import { notFound } from "#app/http/responses.ts";
import { rowParts } from "#app/use-cases/leads/import/row-parts.ts";
import { requireImport } from "./require-import.server.ts";

/** The refused rows as a file that can be put right and brought again. */
export async function loader(args: LoaderFunctionArgs) {
  const { found } = await requireImport(args);
  const { mapping, columns, createdAt } = found;
  if (!mapping) throw notFound("This file has not been checked yet.");
  const read = rowReader(mapping, columns, createdAt);
  const refused = [];
  for await (const part of rowParts(args.context.deps.db, found.id)) {
    for (const row of part) {
      const result = read(row);
      if (result.kind === "refused") refused.push({ row, problems: result.problems });
    }
  }
  if (refused.length === 0) throw notFound("No row of this file is refused, or its rows were let go after 30 days.");
  const name = found.fileName.replace(/\.[a-z]+$/i, "").replace(/[^A-Za-z0-9._-]+/g, "-");
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return new Response(`\uFEFF${[...refusedCsv(columns, refused)].join("")}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-refused.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
