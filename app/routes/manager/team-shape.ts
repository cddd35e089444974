import { aboutToForget } from "#app/domain/team/criterion-numbers.ts";
import { heldUntil, type Lapse } from "#app/domain/team/lapses.ts";
import type { JudgedMember } from "#app/domain/team/member.ts";
import { tallyOf, TEAM_STATES, type TeamState, teamStateOf } from "#app/domain/team/team-state.ts";
import type { CriterionDecision } from "#app/domain/readiness/readiness.ts";
import { paths } from "#app/paths.ts";
import type { HeatCell } from "#app/ui/pictures/heat-map.tsx";
import { HORIZON_MS, type TeamPicture } from "#app/use-cases/team/team-picture.ts";
import { writeCells } from "./heat-code.ts";
import { coverageFinding, teamFinding } from "./team-finding.ts";
import { groupMembers, pageOfGroups, type TeamPlace } from "./team-groups.ts";
import { teamAddress, type TeamQuery } from "./team-query.ts";

export const PEOPLE_PER_PAGE = 50;

export type TeamSort = "lapse" | "name";

/** Lapses named beside the chart. */
const LAPSES_NAMED = 8;
/** Groups in the list above the heat map. */
const MOST_GROUPS = 60;

interface Asked {
  readonly timeZone: string;
  readonly query: TeamQuery;
  readonly needHelp: ReadonlySet<string>;
  /** Who is in which team; empty unless the query groups by team. */
  readonly places: readonly TeamPlace[];
}

/** A team picture as the page draws it: one page of people and a few of each list, so that it stays small with a thousand. */
export function toTeamPage(picture: TeamPicture, { timeZone, query, needHelp, places }: Asked) {
  const { campaign, now, members, lapses, numbers } = picture;
  const horizon = now + HORIZON_MS;
  const criteria = [...numbers].sort(criticalFirst);
  const shown = shownMembers(picture, query, needHelp);
  const groups = groupMembers(shown, query.group, { horizon, places });
  const rows = groups.reduce((sum, group) => sum + group.members.length, 0);
  const pages = Math.max(1, Math.ceil(rows / PEOPLE_PER_PAGE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * PEOPLE_PER_PAGE;
  const here = { ...query, group: null };
  return {
    title: teamFinding(picture, timeZone),
    finding: coverageFinding(picture, timeZone),
    campaign: { key: campaign.key, name: campaign.name },
    now,
    version: picture.inForce?.version ?? null,
    unit: picture.unit,
    days: picture.days,
    counts: countLevels(members),
    lapses: {
      people: lapses.length,
      seconds: lapses.reduce((sum, { seconds }) => sum + seconds, 0),
      first: lapses.slice(0, LAPSES_NAMED).map((lapse) => lapseView(campaign.key, lapse)),
    },
    criteria: criteria.map(({ key, title, importance }) => ({ key, title, importance })),
    numbers: criteria,
    forgetting: aboutToForget(numbers).slice(0, 6),
    groups:
      query.group === null
        ? []
        : groups.slice(0, MOST_GROUPS).map(({ key, title, members: people }) => ({
            key,
            title,
            people: people.length,
            tally: tallyOf(people, horizon),
            to: paths.team(
              teamAddress(
                campaign.key,
                query.group === "team" ? { ...here, team: key } : { ...here, show: stateIn(key) },
              ),
            ),
          })),
    groupsAll: groups.length,
    rows: pageOfGroups(groups, { from, size: PEOPLE_PER_PAGE }).map(({ key, title, members: people }) => ({
      key,
      title,
      people: people.map((member) => personView(campaign.key, member, criteria, now)),
    })),
    holds: holdersOf(shown, criteria),
    paging: {
      page,
      pages,
      from: from + 1,
      to: Math.min(from + PEOPLE_PER_PAGE, rows),
      rows,
      shown: shown.length,
      all: members.length,
    },
  };
}

/** The people a query asks for, in its order. */
export function shownMembers(
  { members, now }: Pick<TeamPicture, "members" | "now">,
  { name, show, sort }: TeamQuery,
  needHelp: ReadonlySet<string>,
): readonly JudgedMember[] {
  const part = name.toLowerCase();
  const isShown = (member: JudgedMember) =>
    show === null || (show === "help" ? needHelp.has(member.id) : teamStateOf(member, now + HORIZON_MS) === show);
  const shown = members.filter((member) => member.name.toLowerCase().includes(part) && isShown(member));
  return sort === "name" ? shown : shown.toSorted(byLapse);
}

function lapseView(campaign: string, { member, at, cause, criteria, seconds }: Lapse) {
  return {
    id: member.id,
    name: member.name,
    to: paths.readiness(campaign, member.id),
    sign: signOf(member),
    at,
    seconds,
    cause,
    // A cell has room for two; how many more there are says enough.
    titles: criteria.slice(0, 2).map(({ title }) => title),
    more: Math.max(0, criteria.length - 2),
  };
}

function personView(campaign: string, member: JudgedMember, criteria: readonly { key: string }[], now: number) {
  const decisions = new Map(member.readiness?.criteria.map((decision) => [decision.key, decision]));
  return {
    key: member.id,
    name: member.name,
    to: paths.readiness(campaign, member.id),
    sign: signOf(member),
    cells: writeCells(criteria.map(({ key }) => cellOf(decisions.get(key), now))),
  };
}

/** How many of those shown hold each criterion. */
function holdersOf(shown: readonly JudgedMember[], criteria: readonly { key: string }[]): number[] {
  const counts = new Map<string, number>();
  for (const { readiness } of shown) {
    for (const { key, verdict } of readiness?.criteria ?? []) {
      if (verdict.kind === "held") counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return criteria.map(({ key }) => counts.get(key) ?? 0);
}

function stateIn(key: string): TeamState | null {
  return TEAM_STATES.find((state) => state === key) ?? null;
}

/** How a criterion looks in the heat map: fading within the week says the day it falls. */
export function cellOf(decision: CriterionDecision | undefined, now: number): HeatCell {
  if (!decision || decision.verdict.kind === "never_answered") return { state: "never" };
  const end = heldUntil(decision);
  if (end === null || decision.verdict.kind !== "held") return { state: "not_held" };
  if (end < now + HORIZON_MS) return { state: "soon", fallsAt: end };
  return { state: decision.verdict.proven ? "proven" : "held", recall: decision.recall };
}

function signOf({ eligibility: { level, via, until, eligible } }: JudgedMember) {
  // Someone who knows it but may not (suspended, no leads for provisional) is not shown as ready.
  return { level: eligible ? level : "not_ready", via, until } as const;
}

function countLevels(members: readonly JudgedMember[]) {
  const eligible = members.filter((member) => member.eligibility.eligible);
  const waived = eligible.filter(({ eligibility }) => eligibility.via === "waiver").length;
  const ready = eligible.filter(
    ({ eligibility }) => eligibility.via === "gate" && eligibility.level === "ready",
  ).length;
  return {
    eligible: eligible.length,
    ready,
    provisional: eligible.length - ready - waived,
    waived,
    notReady: members.length - eligible.length,
  };
}

/** Who lapses first stands first; whoever isn't eligible comes after all who are. */
function byLapse(a: JudgedMember, b: JudgedMember): number {
  return endOf(a) - endOf(b) || a.name.localeCompare(b.name);
}

function endOf({ eligibility: { eligible, until } }: JudgedMember): number {
  if (!eligible) return Number.MAX_VALUE;
  return until ?? Number.MAX_SAFE_INTEGER;
}

function criticalFirst(a: { importance: string }, b: { importance: string }): number {
  return Number(a.importance === "standard") - Number(b.importance === "standard");
}
