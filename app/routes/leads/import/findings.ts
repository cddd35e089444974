import type { ImportReport } from "#app/domain/leads/import/report.ts";
import { formatNumber, plural } from "#app/ui/format.ts";

/** What a check found, as a title. */
export function checkFinding({ rows, refused, qualified, version }: ImportReport): string {
  const good = rows - refused;
  if (good === 0) return "None of the rows can come in as they are.";
  const first =
    refused === 0
      ? `All ${plural(rows, "row")} can come in`
      : `${formatNumber(good)} of ${plural(rows, "row")} can come in`;
  if (version === null) return `${first}.`;
  return `${first}, and ${qualified === 0 ? "none" : plural(qualified, "lead")} would qualify.`;
}

/** How far an import is or what came of it, as a title. */
export function resultFinding(
  progress: { readonly created: number; readonly updated: number; readonly refused: number; readonly done: number },
  { rows, status }: { rows: number; status: "running" | "done" | "cancelled" },
): string {
  if (status === "cancelled") return `Cancelled: ${formatNumber(progress.done)} of ${plural(rows, "row")} were read.`;
  if (status === "running") return `${formatNumber(progress.done)} of ${plural(rows, "row")} are in.`;
  const { created, updated, refused } = progress;
  const parts = [
    created > 0 ? `${plural(created, "new lead")}` : "",
    updated > 0 ? `${plural(updated, "update")}` : "",
    refused > 0 ? `${plural(refused, "row")} to put right` : "",
  ].filter((part) => part !== "");
  return `${parts.join(", ")}.`;
}
