/** What PostgreSQL says when a lock did not come free, or a statement not to its end, in the time it was given. */
const TIMED_OUT = new Set(["55P03", "57014"]);

/** Whether somebody else held the campaign for too long: nothing was done, and trying again may succeed. */
export function isCampaignBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && TIMED_OUT.has(error.code);
}
