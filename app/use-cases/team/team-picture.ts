import type { Scope } from "#app/auth/permissions.ts";
import { type CriterionNumbers, criterionNumbers } from "#app/domain/team/criterion-numbers.ts";
import { type DayCover, coverage } from "#app/domain/team/coverage.ts";
import { type Lapse, lapsesBefore } from "#app/domain/team/lapses.ts";
import { type JudgedMember, judgeMember } from "#app/domain/team/member.ts";
import { nextWorkingDays, weekdayOf } from "#app/domain/team/working-days.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import { findLeadsPerWeekday } from "#app/stores/views/team-leads.ts";
import { listMembersInScope } from "#app/stores/views/team-scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadMembers } from "#app/use-cases/team/load-members.ts";

/** How far ahead lapses and fading criteria are told of. */
export const HORIZON_MS = 7 * DAY_MS;
const DAYS_AHEAD = 10;

export interface CoverDay extends DayCover {
  /** Leads that come on such a weekday; only where the cover is counted in leads. */
  readonly expected?: number | undefined;
}

export interface TeamPicture {
  readonly campaign: Campaign;
  readonly now: number;
  readonly inForce: PlaybookVersion | null;
  readonly members: readonly JudgedMember[];
  readonly days: readonly CoverDay[];
  /** leads: everybody has a daily limit and what comes is known, so the two can be compared. people: otherwise. */
  readonly unit: "leads" | "people";
  readonly lapses: readonly Lapse[];
  readonly numbers: readonly CriterionNumbers[];
}

/** Who of a viewer's teams is ready for a campaign, until when, and what they are about to forget. */
export async function teamPicture(
  deps: Deps,
  {
    campaign,
    scope,
    teamKey,
    timeZone,
  }: { campaign: Campaign; scope: Scope; teamKey: string | null; timeZone: string },
): Promise<TeamPicture> {
  const now = deps.clock.now();
  const people = await listMembersInScope(deps.db, { campaignId: campaign.id, scope, teamKey });
  const { inForce, members } = await loadMembers(deps.db, { campaign, people, at: now });
  const judged = members.map((member) => judgeMember(member, now));
  const horizon = now + HORIZON_MS;
  const leadsPerWeekday = await findLeadsPerWeekday(deps.db, { campaignId: campaign.id, now, timeZone });
  return {
    campaign,
    now,
    inForce,
    members: judged,
    ...coverOf(judged, { now, timeZone, leadsPerWeekday, openLeads: inForce?.playbook.gate.provisionalOpenLeads ?? 0 }),
    lapses: lapsesBefore(judged, horizon),
    numbers: criterionNumbers(inForce?.playbook.criteria ?? [], judged, horizon),
  };
}

function coverOf(
  members: readonly JudgedMember[],
  about: { now: number; timeZone: string; leadsPerWeekday: readonly number[] | null; openLeads: number },
): { unit: "leads" | "people"; days: CoverDay[] } {
  const { leadsPerWeekday, openLeads } = about;
  const days = nextWorkingDays(about.now, DAYS_AHEAD, about.timeZone);
  const limited = members.every(({ maxLeadsPerDay }) => maxLeadsPerDay !== null);
  if (leadsPerWeekday === null || !limited || members.length === 0) {
    return { unit: "people", days: coverage(members, days) };
  }
  const cover = coverage(members, days, ({ maxLeadsPerDay }, level) =>
    level === "ready" ? (maxLeadsPerDay ?? 0) : Math.min(maxLeadsPerDay ?? 0, openLeads),
  );
  return {
    unit: "leads",
    days: cover.map((day) => ({
      ...day,
      expected: Math.round(leadsPerWeekday[weekdayOf(day.at, about.timeZone)] ?? 0),
    })),
  };
}
