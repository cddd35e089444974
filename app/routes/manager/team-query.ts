import type { TeamSort } from "./team-shape.ts";

export interface TeamQuery {
  readonly campaign: string | null;
  readonly team: string | null;
  readonly sort: TeamSort;
  readonly page: number;
  /** Part of a name; empty: everybody. */
  readonly name: string;
  /** Only those who need help. */
  readonly helpOnly: boolean;
}

/** What the address says; anything strange counts as not said. */
export function readTeamQuery(url: string): TeamQuery {
  const { searchParams } = new URL(url);
  const page = Number(searchParams.get("page"));
  return {
    campaign: searchParams.get("campaign"),
    team: searchParams.get("team") || null,
    sort: searchParams.get("sort") === "name" ? "name" : "lapse",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    name: (searchParams.get("name") ?? "").trim().slice(0, 80),
    helpOnly: searchParams.get("show") === "help",
  };
}
