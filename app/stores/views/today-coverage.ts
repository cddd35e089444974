import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import type { Db } from "#db/client.ts";

/** A campaign as those see it who answer for its cover. */
export interface CampaignCoverage {
  readonly key: string;
  readonly name: string;
  readonly enrolled: number;
  readonly ready: number;
  readonly provisional: number;
  /** Eligible by a waiver alone. */
  readonly waived: number;
  readonly holds: number;
  readonly heldSince: number | null;
  /** When the last of those eligible now falls out, if nobody practises; null: nobody is, or never. */
  readonly coveredUntil: number | null;
  readonly version: number | null;
}

/**
 * How many of each campaign's reps may receive leads at `at` (epoch milliseconds), least covered first. Counts the
 * verdicts that still answer: the same ones routing would use.
 */
export async function listCoverage(db: Db, { scope, at }: { scope: Scope; at: number }): Promise<CampaignCoverage[]> {
  const now = new Date(at);
  const wide = scope.kind === "all";
  const teamIds = wide ? [] : [...scope.teamIds];
  const owner = wide ? null : scope.campaignOwnerId;
  const result = await sql<{
    key: string;
    name: string;
    version: number | null;
    enrolled: number;
    ready: number;
    provisional: number;
    waived: number;
    coveredUntil: Date | null;
    holds: number;
    heldSince: Date | null;
  }>`
    with mine as (
      select c.*, case when c.next_from <= ${now} then c.next_playbook_id else c.playbook_id end as in_force
      from campaign c
      where ${wide}::boolean or c.marketing_owner_id = ${owner}::uuid or c.sales_owner_id = ${owner}::uuid
        or exists (select 1 from campaign_team t where t.campaign_id = c.id and t.team_id = any(${teamIds}::uuid[]))
    ), reps as (
      select distinct m.id as campaign_id, m.in_force, p.id as rep_id
      from mine m
      join campaign_team ct on ct.campaign_id = m.id
      join team_member tm on tm.team_id = ct.team_id
      join person p on p.id = tm.person_id and p.role = 'rep' and p.status = 'active'
    ), counted as (
      select r.campaign_id, count(*)::int as enrolled,
        count(*) filter (where e.via = 'gate' and e.level = 'ready')::int as ready,
        count(*) filter (where e.via = 'gate' and e.level = 'provisional')::int as provisional,
        count(*) filter (where e.via = 'waiver')::int as waived,
        case when bool_or(e.eligible and e.until is null) then null else max(e.until) filter (where e.eligible) end as covered_until
      from reps r
      left join eligibility e on e.campaign_id = r.campaign_id and e.rep_id = r.rep_id
        and e.playbook_id = r.in_force and (e.until is null or e.until > ${now})
      group by r.campaign_id
    ), held as (
      select h.campaign_id, count(*)::int as holds, min(h.since) as held_since
      from hold h where h.ended_at is null group by h.campaign_id
    )
    select m.key, m.name, v.version, coalesce(n.enrolled, 0) as enrolled, coalesce(n.ready, 0) as ready,
      coalesce(n.provisional, 0) as provisional, coalesce(n.waived, 0) as waived, n.covered_until,
      coalesce(h.holds, 0) as holds, h.held_since
    from mine m
    left join playbook v on v.id = m.in_force
    left join counted n on n.campaign_id = m.id
    left join held h on h.campaign_id = m.id
    order by coalesce(n.ready, 0) + coalesce(n.provisional, 0) + coalesce(n.waived, 0), m.name
    limit 100`.execute(db);
  return result.rows.map((row) => ({
    ...row,
    coveredUntil: row.coveredUntil?.getTime() ?? null,
    heldSince: row.heldSince?.getTime() ?? null,
  }));
}
