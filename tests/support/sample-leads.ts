import { existsSync, readFileSync } from "node:fs";
import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import type { ImportTable } from "#app/domain/leads/import/table.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { LeadImport } from "#app/stores/lead-imports.ts";
import { findLeadImport } from "#app/stores/lead-imports.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { keepFile } from "#app/use-cases/leads/import/bring-file.ts";
import { checkImport } from "#app/use-cases/leads/import/check-import.ts";
import { decodeText } from "#app/use-cases/leads/import/decode-text.ts";
import { readCsv } from "#app/use-cases/leads/import/read-csv.ts";
import { importRows, startImport } from "#app/use-cases/leads/import-leads.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { campaignOf } from "./campaign.ts";
import { SYSTEM } from "./people.ts";

/** Real, messy leads of somebody who sells courses; they lie beside the project where its authors work, not in it. */
export const SAMPLE_FILE = fromProjectRoot("..", "shared", "data", "xeducation-leads-sample.csv");
export const SAMPLE_ABSENT = "the sample of real leads does not lie beside the project";
export const hasSample = (): boolean => existsSync(SAMPLE_FILE);

/** What the page guesses for the sample under `coursesPlaybook`, and one choice of a person: what the last activity is. */
export const SAMPLE_MAPPING = ImportMapping.parse({
  columns: [
    { column: "Prospect ID", to: "externalId" },
    { column: "Lead Source", to: "source.lead_source" },
    { column: "Do Not Email", to: "attributes.do_not_email", as: "yes_no" },
    { column: "TotalVisits", to: "attributes.total_visits", as: "number" },
    { column: "Total Time Spent on Website", to: "attributes.total_time_spent_on_website", as: "number" },
    { column: "Country", to: "company.country" },
    { column: "What is your current occupation", to: "attributes.current_occupation" },
    // Named by its cell; the day before the tests' present.
    { column: "Last Activity", to: "event", at: "2026-01-04T00:00:00Z" },
  ],
});

/** The agreement written for the sample: `online-courses`, of mara and sami, for the team emea; it qualifies from 50 points. */
export function coursesPlaybook(threshold = 50): Playbook {
  const text = readFileSync(fromProjectRoot("tests", "support", "online-courses.yaml"), "utf8");
  const read = readPlaybook(text.replace("threshold: 50", `threshold: ${threshold}`), "online-courses.yaml");
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.playbook;
}

export async function readSample(): Promise<ImportTable> {
  const read = await readCsv(decodeText(readFileSync(SAMPLE_FILE)));
  if (read.kind === "unreadable") throw new Error(read.message);
  return read.table;
}

/**
 * Brings the sample into a campaign the way the page does: kept, checked, imported. Publish `coursesPlaybook()` first
 * (`publishPlaybook`; it needs the people mara and sami).
 *
 * @param rows only the first so many; all without
 */
export async function importSampleLeads(
  deps: Deps,
  { campaignKey = "online-courses", rows }: { campaignKey?: string; rows?: number } = {},
): Promise<LeadImport> {
  const whole = await readSample();
  const table = { ...whole, rows: whole.rows.slice(0, rows) };
  const campaign = await campaignOf(deps, campaignKey);
  const { id } = await keepFile(deps, { by: SYSTEM, campaign, fileName: "sample.csv", table });
  const checked = await checkImport(deps, { by: SYSTEM, id, mapping: SAMPLE_MAPPING });
  if (checked.kind !== "checked") throw new Error(JSON.stringify(checked));
  await startImport(deps, { by: SYSTEM, id });
  while (await importRows(deps, id, 500));
  const done = await findLeadImport(deps.db, id);
  if (!done) throw new Error(`import ${id} is gone`);
  return done;
}
