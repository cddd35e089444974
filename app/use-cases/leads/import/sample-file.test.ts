import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { mappingProblems } from "#app/domain/leads/import/mapping-problems.ts";
import { rowReader } from "#app/domain/leads/import/read-row.ts";
import { rowProblemText } from "#app/domain/leads/import/table.ts";
import { wantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { readCsv } from "./read-csv.ts";
import { readSampleFile } from "./sample-file.ts";
import { suggestMapping } from "./suggest-mapping.ts";

const UPLOADED_AT = Date.UTC(2026, 10, 21);

test("the shipped sample is read by what the page guesses, but for the rows that are meant to be refused", async () => {
  const file = fromProjectRoot("content", "campaigns", "summit-2026", "playbook.yaml");
  const playbook = readPlaybook(readFileSync(file, "utf8"), file);
  const read = await readCsv(await readSampleFile());
  if (read.kind !== "table" || playbook.kind === "invalid") throw new Error("unreadable");
  const { columns, rows } = read.table;
  expect([columns.length, rows.length]).toEqual([18, 60]);
  const mapping = suggestMapping(read.table, wantedFacts(playbook.playbook), UPLOADED_AT);
  expect(mapping.columns.map(({ column, to, as }) => [column, to, as ?? "text"])).toEqual([
    ["Badge no.", "externalId", "text"],
    ["First name", "contact.first_name", "text"],
    ["Last name", "contact.last_name", "text"],
    ["E-mail", "contact.email", "text"],
    ["Job title", "contact.title", "text"],
    ["Company", "company.name", "text"],
    ["Country", "company.country", "text"],
    ["Industry", "company.industry", "text"],
    ["No. of employees", "company.employees", "number_comma"],
    ["Packaging lines", "attributes.packaging_lines", "number"],
    ["Retrofit (months)", "attributes.retrofit_months", "number"],
    ["Controller age (years)", "attributes.controller_age_years", "number"],
    ["Integrator?", "attributes.integrator", "yes_no"],
    ["Demo (minutes)", "event", "number"],
    ["Audit requested", "event", "yes_no"],
    ["Booth note", "inquiry", "text"],
  ]);
  expect(ImportMapping.parse(mapping)).toEqual(mapping);
  expect(mappingProblems(mapping, columns)).toEqual([]);
  const reader = rowReader(mapping, columns, UPLOADED_AT);
  const refused = rows.flatMap((row) => {
    const result = reader(row);
    return result.kind === "refused" ? [`${row.row}: ${result.problems.map(rowProblemText).join("; ")}`] : [];
  });
  expect(refused).toEqual([
    "4: No. of employees: found “about fifty”, expected a number such as 1.234,5",
    "8: E-mail: found “no card”, expected an e-mail address",
    "12: Scanned at: found “day two”, expected a date such as 18.11.2026",
    "15: Integrator?: found “perhaps”, expected yes or no",
    "23: found neither id nor e-mail address, expected one of them",
    "39: Packaging lines: found “2-3”, expected a number such as 1,234.5",
    "42: No. of employees: found “1.2oo”, expected a number such as 1.234,5",
    "48: found 20 cells, expected 18, one for each column",
    "51: No. of employees: found “51-200”, expected a number such as 1.234,5",
    "54: Retrofit (months): found “next spring”, expected a number such as 1,234.5",
  ]);
});
