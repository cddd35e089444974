import { aboutToForget } from "#app/domain/team/criterion-numbers.ts";
import { heldUntil } from "#app/domain/team/lapses.ts";
import type { JudgedMember } from "#app/domain/team/member.ts";
import type { CriterionDecision } from "#app/domain/readiness/readiness.ts";
import { paths } from "#app/paths.ts";
import type { HeatCell } from "#app/ui/pictures/heat-map.tsx";
import { HORIZON_MS, type TeamPicture } from "#app/use-cases/team/team-picture.ts";
import type { TeamQuery } from "./team-query.ts";
import { coverageFinding, teamFinding } from "./team-finding.ts";

export const PEOPLE_PER_PAGE = 50;

export type TeamSort = "lapse" | "name";

/** A team picture as the page draws it: one page of people, everything else whole. */
export function toTeamPage(
  picture: TeamPicture,
  { timeZone, query, needHelp }: { timeZone: string; query: TeamQuery; needHelp: ReadonlySet<string> },
) {
  const { campaign, now, members, lapses, numbers } = picture;
  const criteria = [...numbers].sort(criticalFirst);
  const sorted = shownMembers(picture, query, needHelp);
  const pages = Math.max(1, Math.ceil(sorted.length / PEOPLE_PER_PAGE));
  const current = Math.min(query.page, pages);
  const from = (current - 1) * PEOPLE_PER_PAGE;
  return {
    title: teamFinding(picture, timeZone),
    finding: coverageFinding(picture, timeZone),
    campaign: { key: campaign.key, name: campaign.name },
    now,
    version: picture.inForce?.version ?? null,
    unit: picture.unit,
    days: picture.days,
    counts: countLevels(members),
    lapses: lapses.map(({ member, at, cause, criteria: ends, seconds }) => ({
      id: member.id,
      name: member.name,
      to: paths.readiness(campaign.key, member.id),
      sign: signOf(member),
      at,
      seconds,
      cause,
      titles: ends.map(({ title }) => title),
    })),
    criteria: criteria.map(({ key, title, importance }) => ({ key, title, importance })),
    numbers: criteria,
    forgetting: aboutToForget(numbers).slice(0, 6),
    people: sorted.slice(from, from + PEOPLE_PER_PAGE).map((member) => ({
      key: member.id,
      name: member.name,
      to: paths.readiness(campaign.key, member.id),
      sign: signOf(member),
      cells: criteria.map(({ key }) =>
        cellOf(
          member.readiness?.criteria.find((one) => one.key === key),
          now,
        ),
      ),
    })),
    paging: {
      page: current,
      pages,
      from: from + 1,
      to: Math.min(from + PEOPLE_PER_PAGE, sorted.length),
      shown: sorted.length,
      all: members.length,
    },
  };
}

/** The people a query asks for, in its order. */
export function shownMembers(
  { members }: Pick<TeamPicture, "members">,
  { name, helpOnly, sort }: TeamQuery,
  needHelp: ReadonlySet<string>,
): readonly JudgedMember[] {
  const part = name.toLowerCase();
  const shown = members.filter(
    (member) => member.name.toLowerCase().includes(part) && (!helpOnly || needHelp.has(member.id)),
  );
  return sort === "name" ? shown : shown.toSorted(byLapse);
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
