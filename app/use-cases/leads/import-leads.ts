import { type ReadRow, rowReader } from "#app/domain/leads/import/read-row.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { enqueueJob } from "#app/stores/jobs.ts";
import {
  findLastImportedRow,
  hasImportResult,
  insertImportResult,
  listImportRows,
} from "#app/stores/lead-import-rows.ts";
import {
  findLeadImport,
  type LeadImport,
  lockLeadImport,
  markImportFinished,
  markImportStarted,
} from "#app/stores/lead-imports.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type StartResult =
  | { readonly kind: "started" }
  | { readonly kind: "begun" }
  | { readonly kind: "not_checked" }
  | { readonly kind: "unknown" };

/**
 * Lets a checked import begin, in the background.
 *
 * @param runAt epoch milliseconds from which a worker takes it up: a caller that imports the rows itself leaves the worker
 *   to finish what a crash left over
 */
export async function startImport(
  deps: Deps,
  { by, id, runAt }: { by: By; id: string; runAt?: number },
): Promise<StartResult> {
  return inTransaction(deps.db, async (tx): Promise<StartResult> => {
    const found = await lockLeadImport(tx, id);
    if (!found) return { kind: "unknown" };
    if (found.status === "uploaded") return { kind: "not_checked" };
    if (found.status !== "checked") return { kind: "begun" };
    const at = deps.clock.now();
    await markImportStarted(tx, { id, at });
    await enqueueJob(
      tx,
      "import-leads",
      { importId: id },
      { key: jobKey(id), ...(runAt === undefined ? {} : { runAt }) },
    );
    const details = { rows: found.rowCount };
    await record(tx, by, { at, action: "lead_import.started", subject: `lead_import:${id}`, details });
    return { kind: "started" };
  });
}

/** A worker keeps an import no longer than this many rows, so that it can stop, and others get their turn. */
const ROWS_PER_JOB = 250;

/** The job: takes the next rows in, and comes again until there are none. May run twice at once, and again after a crash. */
export async function importNextRows(
  deps: Deps,
  { importId }: { importId: string },
  rowsPerJob = ROWS_PER_JOB,
): Promise<void> {
  if (!(await importRows(deps, importId, rowsPerJob))) return;
  await inTransaction(deps.db, (tx) => enqueueJob(tx, "import-leads", { importId }, { key: jobKey(importId) }));
}

/**
 * Takes the rows of a running import in, each in a transaction of its own together with its result: leads that come alone
 * don't wait behind a file, and no row is taken twice, however often this runs.
 *
 * @returns whether there may be more
 */
export async function importRows(deps: Deps, importId: string, limit: number): Promise<boolean> {
  const found = await findLeadImport(deps.db, importId);
  if (found?.status !== "running" || !found.mapping) return false;
  const campaign = await getCampaign(deps.db, found.campaignId);
  const read = rowReader(found.mapping, found.columns, found.createdAt);
  const after = await findLastImportedRow(deps.db, importId);
  const rows = await listImportRows(deps.db, { importId, after, limit });
  for (const row of rows) {
    if (!(await importRow(deps, { found, campaign, row: row.row, read: read(row) }))) return false;
  }
  if (rows.length === limit) return true;
  await finish(deps, found);
  return false;
}

interface OneRow {
  readonly found: LeadImport;
  readonly campaign: Campaign;
  readonly row: number;
  readonly read: ReadRow;
}

/** Answers whether the import goes on: under the lock it may turn out to be cancelled. */
async function importRow(deps: Deps, { found, campaign, row, read }: OneRow): Promise<boolean> {
  const { id: importId } = found;
  return inCampaign(deps, campaign.id, async (tx) => {
    if ((await findLeadImport(tx, importId))?.status !== "running") return false;
    // Under the lock: a second worker on the same file has waited here, and sees the first one's result.
    if (await hasImportResult(tx, { importId, row })) return true;
    const at = deps.clock.now();
    if (read.kind === "refused") {
      await insertImportResult(tx, { importId, row, outcome: "refused", leadId: null, stage: null, at });
      return true;
    }
    const lead = { campaign: campaign.key, ...read.lead };
    const received = await receiveLead({ ...deps, db: tx }, { lead, actor: actorOf(found) });
    if (received.kind === "unknown_campaign")
      throw new Error(`the campaign ${campaign.key} of import ${importId} is gone`);
    const outcome = received.created ? "created" : "updated";
    await insertImportResult(tx, { importId, row, outcome, leadId: received.lead.id, stage: received.lead.stage, at });
    return true;
  });
}

async function finish(deps: Deps, found: LeadImport): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const at = deps.clock.now();
    if (!(await markImportFinished(tx, { id: found.id, at }))) return;
    const { created, updated, refused } = await importProgress(tx, found.id);
    await record(
      tx,
      { actor: actorOf(found) },
      {
        at,
        action: "lead_import.finished",
        subject: `lead_import:${found.id}`,
        details: { created, updated, refused },
      },
    );
  });
}

/** Whoever brought the file brought its leads. */
function actorOf({ createdBy }: LeadImport): Actor {
  const [kind, id = ""] = createdBy.split(":");
  return kind === "person" || kind === "key" ? { kind, id } : { kind: "system" };
}

function jobKey(importId: string): string {
  return `import-leads:${importId}`;
}
