import type { JudgedMember } from "#app/domain/team/member.ts";
import { TEAM_STATES, type TeamState, teamStateOf } from "#app/domain/team/team-state.ts";
import type { TeamQuery } from "./team-query.ts";

/** People who stand together in the list. */
export interface MemberGroup {
  readonly key: string;
  readonly title: string;
  readonly members: readonly JudgedMember[];
}

/** Where each person is, for grouping by team: one row per person and team, teams in their order. */
export type TeamPlace = { readonly personId: string; readonly key: string; readonly name: string };

export const STATE_TITLES: Record<TeamState, string> = {
  lapsing: "Lapse within a week",
  not_ready: "Not ready",
  provisional: "Provisional for longer than a week",
  waived: "In by waiver only",
  ready: "Ready for longer than a week",
};

/**
 * The people shown, as the query groups them, each group in the order given. Whoever is in two teams stands in both, so
 * that a team's row counts the whole team. One group without a title if nothing was asked for.
 */
export function groupMembers(
  shown: readonly JudgedMember[],
  group: TeamQuery["group"],
  { horizon, places }: { horizon: number; places: readonly TeamPlace[] },
): MemberGroup[] {
  if (group === null) return [{ key: "all", title: "", members: shown }];
  if (group === "state") {
    const byState = new Map<TeamState, JudgedMember[]>(TEAM_STATES.map((state) => [state, []]));
    for (const member of shown) byState.get(teamStateOf(member, horizon))?.push(member);
    return [...byState].flatMap(([key, members]) =>
      members.length > 0 ? [{ key, title: STATE_TITLES[key], members }] : [],
    );
  }
  const teamsOf = new Map<string, TeamPlace[]>();
  for (const place of places) teamsOf.set(place.personId, [...(teamsOf.get(place.personId) ?? []), place]);
  const byTeam = new Map<string, { key: string; title: string; members: JudgedMember[] }>();
  for (const { key, name } of places) byTeam.set(key, { key, title: name, members: [] });
  for (const member of shown) {
    for (const { key } of teamsOf.get(member.id) ?? []) byTeam.get(key)?.members.push(member);
  }
  return [...byTeam.values()].filter(({ members }) => members.length > 0);
}

/** One page of groups: as many people as fit, those of a group that goes on or has begun elsewhere included. */
export function pageOfGroups(
  groups: readonly MemberGroup[],
  { from, size }: { from: number; size: number },
): MemberGroup[] {
  let before = 0;
  return groups.flatMap((group) => {
    const start = Math.max(0, from - before);
    const end = Math.min(group.members.length, from + size - before);
    before += group.members.length;
    return start < end ? [{ ...group, members: group.members.slice(start, end) }] : [];
  });
}
