import type { LeftOut, LeftOutCode } from "#app/domain/routing/routing.ts";

export interface LeadQuery {
  readonly stage: string | null;
  readonly campaign: string | undefined;
  readonly rep: string | undefined;
  readonly cursor: string | undefined;
}

/** What the address says; anything strange counts as not said. */
export function readLeadQuery(url: string): LeadQuery {
  const { searchParams } = new URL(url);
  const rep = searchParams.get("rep") ?? "";
  return {
    stage: searchParams.get("stage"),
    campaign: searchParams.get("campaign") || undefined,
    rep: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(rep) ? rep : undefined,
    cursor: searchParams.get("cursor") || undefined,
  };
}

/** Why nobody has a held lead, in a few words: "4 not ready, 2 on leave". Those of other pools say nothing. */
export function holdReasons(leftOut: readonly Pick<LeftOut, "code">[]): string {
  const counts = new Map<LeftOutCode, number>();
  for (const { code } of leftOut) counts.set(code, (counts.get(code) ?? 0) + 1);
  counts.delete("not_in_pool");
  const parts = [...counts].map(([code, count]) => `${count} ${CODE_WORDS[code]}`);
  return parts.length === 0 ? "nobody is in its pool" : parts.join(", ");
}

export const CODE_WORDS: Record<LeftOutCode, string> = {
  not_ready: "not ready",
  not_enrolled: "not enrolled",
  not_in_pool: "in other pools",
  inactive: "deactivated",
  on_leave: "on leave",
  outside_hours: "outside working hours",
  at_open_cap: "at the limit of open leads",
  at_daily_cap: "at the limit of the day",
  provisional_cap: "provisional and full",
  previously_assigned: "had it before",
  not_named: "not asked for",
};
