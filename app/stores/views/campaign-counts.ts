import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import type { Db } from "#db/client.ts";

export interface CampaignCounts {
  readonly campaignId: number;
  /** Active reps of the campaign's teams whom the viewer may see. */
  readonly people: number;
  /** Of those whose stored verdict still answers. */
  readonly eligible: number;
  /** Whose verdict was never made, made under another text, or has run out: only a decision can say. */
  readonly undecided: number;
}

/** How many of a viewer's people each campaign has, and how many of them may receive its leads, in one statement. */
export async function listCampaignCounts(
  db: Db,
  { scope, teamKey, at }: { scope: Scope; teamKey: string | null; at: number },
): Promise<CampaignCounts[]> {
  const teams = scope.kind === "some" ? sql`and tm.team_id = any(${[...scope.teamIds]}::uuid[])` : sql``;
  const team = teamKey === null ? sql`` : sql`and t.key = ${teamKey}::text`;
  const { rows } = await sql<CampaignCounts>`
    with enrolled as (
      select distinct ct.campaign_id, tm.person_id
      from campaign_team ct
      join team_member tm on tm.team_id = ct.team_id
      join team t on t.id = tm.team_id
      join person p on p.id = tm.person_id and p.role = 'rep' and p.status = 'active'
      where true ${teams} ${team}
    ), required as (
      select id, next_from <= ${new Date(at)}::timestamptz as is_due, playbook_id, next_playbook_id from campaign
    ), judged as (
      select m.campaign_id, e.eligible,
        e.rep_id is not null and (e.until is null or e.until > ${new Date(at)}::timestamptz)
          and e.playbook_id is not distinct from (case when r.is_due then r.next_playbook_id else r.playbook_id end)
          and e.next_playbook_id is not distinct from (case when r.is_due then null else r.next_playbook_id end) as answers
      from enrolled m
      join required r on r.id = m.campaign_id
      left join eligibility e on e.campaign_id = m.campaign_id and e.rep_id = m.person_id
    )
    select campaign_id, count(*)::int as people, (count(*) filter (where answers and eligible))::int as eligible,
      (count(*) filter (where not answers))::int as undecided
    from judged group by campaign_id`.execute(db);
  return rows;
}
