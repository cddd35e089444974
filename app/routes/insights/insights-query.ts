import { DAY_MS } from "#app/domain/time.ts";
import { paths } from "#app/paths.ts";

export const WINDOWS = ["30", "90", "all"] as const;
export type Window = (typeof WINDOWS)[number];

export interface InsightsQuery {
  readonly campaign: string | null;
  readonly window: Window;
}

/** What the address says; anything strange counts as not said. */
export function readInsightsQuery(url: string): InsightsQuery {
  const { searchParams } = new URL(url);
  const window = WINDOWS.find((one) => one === searchParams.get("window"));
  return { campaign: searchParams.get("campaign") || null, window: window ?? "90" };
}

/** The same page, of a campaign and a window. */
export function insightsAddress({ campaign, window }: InsightsQuery): string {
  const query = new URLSearchParams({ ...(campaign === null ? {} : { campaign }), window });
  return `${paths.insights()}?${query.toString()}`;
}

/** From when on leads count, epoch milliseconds; null: from the first. */
export function windowStart(window: Window, now: number): number | null {
  return window === "all" ? null : now - Number(window) * DAY_MS;
}

export const WINDOW_WORDS: Record<Window, string> = { 30: "Last 30 days", 90: "Last 90 days", all: "All" };
/** "No lead of Summit arrived in the last 30 days", "Summit, leads received in the last 30 days" */
export const WITHIN_WORDS: Record<Window, string> = {
  30: "in the last 30 days",
  90: "in the last 90 days",
  all: "so far",
};
