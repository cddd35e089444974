import type { ImportReport } from "#app/domain/leads/import/report.ts";
import type { ImportProgress } from "#app/stores/views/lead-imports.ts";
import { formatNumber, plural } from "#app/ui/format.ts";

/** How many columns have somewhere to go, as a title. */
export function mappingFinding(used: number, columns: number): string {
  if (used === columns) {
    return columns === 1
      ? "The one column has a place. Is it the right one?"
      : `All ${columns} columns have a place. Is each the right one?`;
  }
  if (used === 0) return "No column has a place yet. Where do they go?";
  return `${used} of ${plural(columns, "column")} ${used === 1 ? "has a place. Is it the right one?" : "have a place. Is each the right one?"}`;
}

/** What a check found, as a title. */
export function checkFinding({ rows, refused, qualified, version }: ImportReport): string {
  const good = rows - refused;
  if (good === 0) return rows === 1 ? "The row can’t come in as it is." : "None of the rows can come in as they are.";
  const first =
    refused === 0
      ? `${rows === 1 ? "The one row" : `All ${plural(rows, "row")}`} can come in`
      : `${formatNumber(good)} of ${plural(rows, "row")} can come in`;
  if (version === null) return `${first}.`;
  return `${first}, and ${qualified === 0 ? "none" : plural(qualified, "lead")} would qualify.`;
}

/** How far an import is or what came of it, as a title. */
export function resultFinding(
  progress: { readonly created: number; readonly updated: number; readonly refused: number; readonly done: number },
  { rows, status }: { rows: number; status: "running" | "done" | "cancelled" },
): string {
  const read = `${formatNumber(progress.done)} of ${plural(rows, "row")}`;
  if (status === "cancelled") return `Stopped after ${read}.`;
  if (status === "running") return `${read} ${progress.done === 1 ? "is" : "are"} in.`;
  const { created, updated, refused } = progress;
  const parts = [
    created > 0 ? `${plural(created, "new lead")}` : "",
    updated > 0 ? `${plural(updated, "update")}` : "",
    refused > 0 ? `${plural(refused, "row")} to put right` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No row came in." : `${parts.join(", ")}.`;
}

/** What came of the rows, and where their leads stood right after: whoever is in at all is counted in one place. */
export function resultFigures({
  created,
  updated,
  refused,
  stages,
}: ImportProgress): { value: string; label: string }[] {
  const { assigned = 0, held = 0, nurturing = 0, disqualified = 0, received = 0, ...further } = stages;
  const worked = Object.values(further).reduce((sum, count) => sum + count, 0);
  const sometimes = [
    { value: disqualified, label: "ruled out by a disqualifier" },
    { value: received, label: "kept, not scored yet" },
    { value: worked, label: "already further on" },
  ].filter(({ value }) => value > 0);
  return [
    { value: created, label: created === 1 ? "new lead" : "new leads" },
    { value: updated, label: updated === 1 ? "update" : "updates" },
    { value: refused, label: refused === 1 ? "refused row" : "refused rows" },
    { value: assigned, label: "with somebody now" },
    { value: held, label: "held for somebody ready" },
    { value: nurturing, label: "in nurture" },
    ...sometimes,
  ].map(({ value, label }) => ({ value: formatNumber(value), label }));
}
