import { findLeadImport, lockLeadImport, markImportCancelled } from "#app/stores/lead-imports.ts";
import { importProgress } from "#app/stores/views/lead-imports.ts";
import { type By, record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inCampaign } from "#app/use-cases/routing/in-campaign.ts";

export type CancelImportResult =
  | { readonly kind: "cancelled" }
  /** It isn't running: not begun yet, done, or cancelled before. */
  | { readonly kind: "not_running" }
  | { readonly kind: "unknown" };

/**
 * Stops a running import. What is in stays; once this has returned, no further row comes in. Each row is taken in under the
 * campaign's lock, so taking that lock here lets the row under way finish first.
 */
export async function cancelImport(deps: Deps, { by, id }: { by: By; id: string }): Promise<CancelImportResult> {
  const found = await findLeadImport(deps.db, id);
  if (!found) return { kind: "unknown" };
  return inCampaign(deps, found.campaignId, async (tx): Promise<CancelImportResult> => {
    if ((await lockLeadImport(tx, id))?.status !== "running") return { kind: "not_running" };
    const at = deps.clock.now();
    await markImportCancelled(tx, { id, at });
    const { created, updated, refused, done } = await importProgress(tx, id);
    const details = { created, updated, refused, notBegun: found.rowCount - done };
    await record(tx, by, { at, action: "lead_import.cancelled", subject: `lead_import:${id}`, details });
    return { kind: "cancelled" };
  });
}
