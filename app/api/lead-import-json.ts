import type { z } from "@hono/zod-openapi";
import type { LeadImportJson } from "#app/api/schemas/lead-import.ts";
import type { ImportReport } from "#app/domain/leads/import/report.ts";
import type { LeadImport } from "#app/stores/lead-imports.ts";
import { importProgress, listImportedLeads } from "#app/stores/views/lead-imports.ts";
import type { Db } from "#db/client.ts";

type Json = z.infer<typeof LeadImportJson>;

const LEADS_AT_MOST = 5_000;

/** An import that was begun, as far as it is. */
export async function toLeadImportJson(db: Db, found: LeadImport, campaign: string): Promise<Json> {
  const progress = await importProgress(db, found.id);
  const { stages } = progress;
  return {
    id: found.id,
    campaign,
    status: found.status === "done" || found.status === "cancelled" ? found.status : "running",
    rows: found.rowCount,
    created: progress.created,
    updated: progress.updated,
    refused: progress.refused,
    qualified: found.report?.qualified ?? 0,
    held: stages.held ?? 0,
    assigned: stages.assigned ?? 0,
    leads: (await listImportedLeads(db, { importId: found.id, limit: LEADS_AT_MOST })).flatMap(
      ({ outcome, ...lead }) => (outcome === "refused" ? [] : [{ outcome, ...lead }]),
    ),
    refusals: found.report?.refusals ?? [],
  };
}

/** What would come of a file. */
export function toDryRunJson(
  { rows, created, updated, refused, qualified, refusals }: ImportReport,
  campaign: string,
): Json {
  const counts = { rows, created, updated, refused, qualified, held: 0, assigned: 0 };
  return { id: null, campaign, status: "dry_run", ...counts, leads: [], refusals };
}
