import type { Scope } from "#app/auth/permissions.ts";
import type { LaunchPlan } from "#app/domain/practice/launch-plan.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { type PracticeCalendar, weekOf, WORKING_WEEK } from "#app/domain/practice/rhythm.ts";
import { listLeave } from "#app/stores/leave.ts";
import { listRhythms } from "#app/stores/rhythms.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import type { Eligibility } from "#app/domain/readiness/readiness.ts";
import { judgeMember } from "#app/domain/team/member.ts";
import { type Campaign, inForceId, listCampaigns } from "#app/stores/campaigns.ts";
import { listMemories } from "#app/stores/memories.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { listExposure } from "#app/stores/presentations.ts";
import { listMembersInScope } from "#app/stores/views/team-scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { byRep, standings } from "#app/use-cases/eligibility/gate-question.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { loadNeighbours } from "#app/use-cases/practice/neighbours.ts";
import { loadMembers } from "#app/use-cases/team/load-members.ts";
import { playStandings } from "#app/use-cases/team/play-standings.ts";

export interface LaunchRow {
  readonly id: string;
  readonly name: string;
  /** Somebody who knows it but may not have leads is not shown as ready. */
  readonly sign: Pick<Eligibility, "level" | "via" | "until">;
  readonly isSuspended: boolean;
  /** null: not worked out yet. */
  readonly plan: LaunchPlan | null;
}

export interface LaunchOverview {
  readonly now: number;
  /** The version that will be in force on the day; null: none, so nobody can prepare. */
  readonly version: number | null;
  /** Who needs it most first; who is not worked out yet last. */
  readonly rows: readonly LaunchRow[];
}

/** What it takes each enrolled rep whom the viewer may see to be ready at an instant ahead. */
export async function planLaunch(
  deps: Deps,
  { campaign, scope, launchAt }: { campaign: Campaign; scope: Scope; launchAt: number },
): Promise<LaunchOverview> {
  const now = deps.clock.now();
  const playbookId = inForceId(campaign, launchAt);
  if (playbookId === null) return { now, version: null, rows: [] };
  const { version, playbook } = await getPlaybook(deps.db, playbookId);
  const people = await listMembersInScope(deps.db, { campaignId: campaign.id, scope, teamKey: null });
  const { members } = await loadMembers(deps.db, { campaign, people, at: now });
  const about = { campaignId: campaign.id, repIds: people.map(({ id }) => id) };
  const memories = byRep(await listMemories(deps.db, about));
  const exposure = await listExposure(deps.db, about);
  const neighbours = await loadNeighbours(deps.db, [playbook], { enrolled: await listCampaigns(deps.db), at: now });
  const variants = playbook.criteria.map(
    ({ key }) => [key, variantsOf(playbook, key, neighbours).map(({ id }) => id)] as const,
  );
  const judged = members.map((member) => judgeMember(member, now));
  const calendars = await calendarsOf(deps.db, about.repIds, now);
  const plans = await playStandings(
    judged.map(({ id, readiness }) => ({
      repId: id,
      score: readiness?.score ?? 0,
      calendar: calendars.get(id) ?? EVERY_WORKDAY,
      campaign: {
        key: campaign.key,
        policy: playbook.gate,
        criteria: standings(playbook, memories.get(id) ?? []),
        variants: variantsSeen(variants, exposure.get(id)),
      },
    })),
    { now, launchAt, model: await currentModel(deps.db) },
  );
  const rows = judged.map(({ id, name, eligibility: { eligible, level, via, until }, standing }) => ({
    id,
    name,
    sign: { level: eligible ? level : ("not_ready" as const), via, until },
    isSuspended: standing.suspension !== null,
    plan: plans.get(id) ?? null,
  }));
  return { now, version, rows: rows.sort((a, b) => needOf(b.plan) - needOf(a.plan) || a.name.localeCompare(b.name)) };
}

const EVERY_WORKDAY: PracticeCalendar = { week: WORKING_WEEK, timeZone: "UTC", leave: [] };

/** On which days each of them practises: leave that lies ahead counts, since it is what a launch is missed by. */
async function calendarsOf(db: Deps["db"], repIds: readonly string[], now: number) {
  const leave = await listLeave(db, repIds, now);
  return new Map(
    (await listRhythms(db, repIds)).map(
      ({ personId, practiceDays, teamDays, timeZone }): [string, PracticeCalendar] => [
        personId,
        {
          week: weekOf(practiceDays, teamDays),
          timeZone,
          leave: leave
            .filter((item) => item.personId === personId)
            .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
        },
      ],
    ),
  );
}

function variantsSeen(
  variants: readonly (readonly [string, readonly string[]])[],
  exposure: ReadonlyMap<string, number> | undefined,
): PracticeCampaign["variants"] {
  return Object.fromEntries(
    variants.map(([key, ids]) => [key, ids.map((id) => ({ id, shown: exposure?.get(`${key}/${id}`) ?? 0 }))]),
  );
}

/** Who will not make it before who does, the less likely and the more minutes the earlier. */
function needOf(plan: LaunchPlan | null): number {
  if (plan === null) return -1;
  return plan.kind === "too_late" ? 1_000 + (1 - plan.chance.share) : plan.questionsADay;
}
