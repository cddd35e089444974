import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** Apart from the campaigns' locks: two starts at once make one demo world. */
const DEMO_LOCK = 0x6772_6465;

export async function lockDemo(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DEMO_LOCK}::bigint)`.execute(tx);
}

export async function hasDemo(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists(select from person where demo) or exists(select from campaign where demo) as found`.execute(db);
  return rows[0]?.found === true;
}

export interface DueStep {
  readonly kind: "clock" | "hold";
  readonly id: string;
  readonly at: number;
}

/** The next step of a running clock or an open hold that falls due by an instant, as the worker would find it. */
export async function findDueStep(db: Db, by: number): Promise<DueStep | null> {
  const { rows } = await sql<{ kind: "clock" | "hold"; id: string; at: Date }>`
    select kind, id, at from (
      select 'clock' as kind, clock.id,
             case when clock.breached_at is not null then clock.reassigns_at
                  when clock.reminded_at is not null then clock.due_at
                  else clock.reminds_at end as at
      from sla_clock clock
      join assignment on assignment.id = clock.assignment_id and assignment.ended_at is null
      where clock.met_at is null and clock.stopped_at is null
        and not (clock.breached_at is not null and assignment.via = 'fallback')
      union all
      select 'hold', id, case when escalated_at is null then escalates_at else falls_back_at end
      from hold where ended_at is null
    ) step
    where at <= ${new Date(by)}
    order by at, id limit 1`.execute(db);
  const row = rows[0];
  return row ? { kind: row.kind, id: row.id, at: row.at.getTime() } : null;
}

/** Campaigns in which some lead waits. */
export async function listCampaignIdsWithHolds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("hold").select("campaignId").distinct().where("endedAt", "is", null).execute();
  return rows.map((row) => row.campaignId);
}

/**
 * What would be torn by removing the demo world: one sentence for each person, campaign or lead of the organisation's own
 * that is bound up with it.
 */
export async function listDemoDependents(db: Db): Promise<string[]> {
  const { rows } = await sql<{ sentence: string }>`
    with demo_rep as (select id from person where demo), demo_campaign as (select id from campaign where demo)
    select person.name || ' is in the demo''s team ' || team.name || '.' as sentence
    from team_member
    join team on team.id = team_member.team_id and team.demo
    join person on person.id = team_member.person_id and not person.demo
    union
    select person.name || ' has practised or worked in a demo campaign.'
    from person
    where not person.demo and (
      exists (select from answer where rep_id = person.id and campaign_id in (table demo_campaign))
      or exists (select from assignment where rep_id = person.id and campaign_id in (table demo_campaign))
      or exists (select from campaign where demo and person.id in (marketing_owner_id, sales_owner_id)))
    union
    select 'The campaign ' || campaign.name || ' is owned, signed or published by somebody of the demo, or open to its teams.'
    from campaign
    where not campaign.demo and (
      marketing_owner_id in (table demo_rep) or sales_owner_id in (table demo_rep)
      or exists (select from campaign_team join team on team.id = team_id and team.demo where campaign_id = campaign.id)
      or exists (select from proposal where campaign_id = campaign.id and proposed_by in (table demo_rep))
      or exists (select from playbook where campaign_id = campaign.id and published_by in (table demo_rep))
      or exists (select from draft join draft_edit on draft_id = draft.id
                 where campaign_id = campaign.id and draft_edit.edited_by in (table demo_rep))
      or exists (select from scheduled_publication where campaign_id = campaign.id
                 and (scheduled_by in (table demo_rep) or ended_by in (table demo_rep)))
      or exists (select from grace_end join playbook on playbook.id = playbook_id
                 where playbook.campaign_id = campaign.id and ended_by in (table demo_rep))
      or exists (select from signature join proposal on proposal.id = proposal_id
                 where campaign_id = campaign.id and person_id in (table demo_rep)))
    union
    select 'Somebody of the demo has practised or worked in the campaign ' || campaign.name || '.'
    from campaign
    where not campaign.demo and (
      exists (select from answer where campaign_id = campaign.id and rep_id in (table demo_rep))
      or exists (select from assignment where campaign_id = campaign.id and rep_id in (table demo_rep))
      or exists (select from touch join lead on lead.id = lead_id
                 where lead.campaign_id = campaign.id and rep_id in (table demo_rep))
      or exists (select from disposition join lead on lead.id = lead_id
                 where lead.campaign_id = campaign.id and rep_id in (table demo_rep)))
    order by sentence limit 20`.execute(db);
  return rows.map((row) => row.sentence);
}

export interface RemovedDemo {
  readonly people: number;
  readonly campaigns: number;
  readonly leads: number;
}

/** Deletes every row of the demo world and what tells of it. `tx` must be a transaction: the exception ends with it. */
export async function deleteDemo(tx: Db): Promise<RemovedDemo> {
  await sql`select set_config('greenroom.removing_demo', 'on', true)`.execute(tx);
  await deleteTraces(tx);
  await sql`delete from memory_model_choice where chosen_by in (select id from person where demo)`.execute(tx);
  const leads = await sql`delete from lead where campaign_id in (select id from campaign where demo)`.execute(tx);
  for (const table of ["answer", "presentation", "practice_session"]) {
    await sql`delete from ${sql.table(table)}
      where campaign_id in (select id from campaign where demo) or rep_id in (select id from person where demo)`.execute(
      tx,
    );
  }
  await sql`delete from playbook where campaign_id in (select id from campaign where demo)`.execute(tx);
  const campaigns = await sql`delete from campaign where demo`.execute(tx);
  await sql`delete from team where demo`.execute(tx);
  const people = await sql`delete from person where demo`.execute(tx);
  return {
    people: Number(people.numAffectedRows ?? 0n),
    campaigns: Number(campaigns.numAffectedRows ?? 0n),
    leads: Number(leads.numAffectedRows ?? 0n),
  };
}

/** Records that name what is about to go, and would name nothing afterwards. */
async function deleteTraces(tx: Db): Promise<void> {
  const { rows } = await sql<{ subject: string }>`
    select 'person:' || id as subject from person where demo
    union all select 'rep:' || id from person where demo
    union all select 'team:' || id from team where demo
    union all select 'campaign:' || key from campaign where demo
    union all select 'proposal:' || proposal.id from proposal join campaign on campaign.id = campaign_id and demo
    union all select 'draft:' || draft.id from draft join campaign on campaign.id = campaign_id and demo
    union all select 'waiver:' || waiver.id from waiver join campaign on campaign.id = campaign_id and demo
    union all select 'lead_import:' || i.id from lead_import i join campaign on campaign.id = campaign_id and campaign.demo
    union all select 'lead:' || lead.id from lead join campaign on campaign.id = campaign_id and campaign.demo`.execute(
    tx,
  );
  const subjects = rows.map((row) => row.subject);
  await sql`delete from audit_record where subject = any(${subjects}::text[])`.execute(tx);
  await sql`delete from outbox where subject = any(${subjects}::text[])`.execute(tx);
  await sql`delete from idempotency_key where caller = any(${subjects}::text[])`.execute(tx);
  await sql`delete from sign_in_attempt where email in (select email from person where demo)`.execute(tx);
}
