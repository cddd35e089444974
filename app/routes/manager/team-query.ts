import { TEAM_STATES, type TeamState } from "#app/domain/team/team-state.ts";
import type { TeamSort } from "./team-shape.ts";

/** Whom the list shows: those in one state, or those who need help. */
export type TeamShow = TeamState | "help";
export type TeamGrouping = "team" | "state";

export interface TeamQuery {
  readonly campaign: string | null;
  readonly team: string | null;
  readonly sort: TeamSort;
  readonly page: number;
  /** Part of a name; empty: everybody. */
  readonly name: string;
  /** null: everybody. */
  readonly show: TeamShow | null;
  /** null: one list. */
  readonly group: TeamGrouping | null;
}

/** What the address says; anything strange counts as not said. */
export function readTeamQuery(url: string): TeamQuery {
  const { searchParams } = new URL(url);
  const page = Number(searchParams.get("page"));
  const group = searchParams.get("group");
  const show = searchParams.get("show");
  return {
    campaign: searchParams.get("campaign"),
    team: searchParams.get("team") || null,
    sort: searchParams.get("sort") === "name" ? "name" : "lapse",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    name: (searchParams.get("name") ?? "").trim().slice(0, 80),
    show: [...TEAM_STATES, "help" as const].find((known) => known === show) ?? null,
    group: group === "team" || group === "state" ? group : null,
  };
}

/** The same list once more, as an address spells it; the page is left out. */
export function teamAddress(campaign: string, { team, sort, name, show, group }: Omit<TeamQuery, "campaign" | "page">) {
  return {
    campaign,
    ...(team === null ? {} : { team }),
    ...(name === "" ? {} : { name }),
    ...(show === null ? {} : { show }),
    ...(group === null ? {} : { group }),
    ...(sort === "name" ? { sort } : {}),
  };
}
