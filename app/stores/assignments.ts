import { type Selectable, sql } from "kysely";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface Assignment {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: number;
  readonly repId: string;
  readonly playbookId: number;
  readonly decisionId: string;
  readonly level: string;
  readonly via: "gate" | "waiver" | "fallback";
  readonly pool: string;
  readonly assignedAt: number;
  readonly endedAt: number | null;
  readonly endReason: string | null;
}

/** Why an assignment ended. After `silent`, `rerouted` and `taken_back` its rep is not chosen for the lead again. */
export type EndReason = "silent" | "rerouted" | "taken_back" | "dispositioned" | "won" | "lost";
export const NOT_AGAIN: readonly EndReason[] = ["silent", "rerouted", "taken_back"];

/** A unique index allows one open assignment per lead. */
export async function insertAssignment(
  db: Db,
  assignment: Omit<Assignment, "id" | "endedAt" | "endReason">,
): Promise<Assignment> {
  const row = await db
    .insertInto("assignment")
    .values({ ...assignment, assignedAt: new Date(assignment.assignedAt), endedAt: null, endReason: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAssignment(row);
}

export async function findOpenAssignment(db: Db, leadId: string): Promise<Assignment | null> {
  const row = await db
    .selectFrom("assignment")
    .selectAll()
    .where("leadId", "=", leadId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return row ? toAssignment(row) : null;
}

/** Whether a rep was given this lead before. */
export async function hadLead(db: Db, { leadId, repId }: { leadId: string; repId: string }): Promise<boolean> {
  const row = await db
    .selectFrom("assignment")
    .select("id")
    .where("leadId", "=", leadId)
    .where("repId", "=", repId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function endAssignment(
  db: Db,
  { id, at, reason }: { id: string; at: number; reason: EndReason },
): Promise<void> {
  await db
    .updateTable("assignment")
    .set({ endedAt: new Date(at), endReason: reason })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .execute();
}

/** The leads a rep owns now, oldest first. */
export async function listOpenAssignments(db: Db, repId: string): Promise<Assignment[]> {
  const rows = await db
    .selectFrom("assignment")
    .selectAll()
    .where("repId", "=", repId)
    .where("endedAt", "is", null)
    .orderBy("assignedAt")
    .orderBy("id")
    .limit(1_000)
    .execute();
  return rows.map(toAssignment);
}

/** What each rep has on their plate, as far as routing needs it. */
export interface RepLoad {
  readonly repId: string;
  readonly openLeads: number;
  readonly openLeadsInCampaign: number;
  readonly leadsToday: number;
  readonly onLeaveUntil: number | null;
  readonly hadThisLead: boolean;
}
export interface LoadQuestion {
  readonly campaignId: number;
  readonly leadId: string;
  /** Since when having had the lead counts: when it last qualified. */
  readonly since: number;
  readonly at: number;
  readonly reps: readonly { readonly id: string; readonly dayStartsAt: number }[];
}

export async function listRepLoads(db: Db, asked: LoadQuestion): Promise<RepLoad[]> {
  const at = new Date(asked.at);
  const { rows } = await sql<Omit<RepLoad, "onLeaveUntil"> & { onLeaveUntil: Date | null }>`
    select r.id as rep_id, o.open_leads, o.open_leads_in_campaign, d.leads_today, l.on_leave_until,
      exists (
        select from assignment a
        where a.lead_id = ${asked.leadId}::uuid and a.rep_id = r.id and a.assigned_at >= ${new Date(asked.since)}::timestamptz
          and a.end_reason = any(${[...NOT_AGAIN]}::text[])
      ) as had_this_lead
    from unnest(${asked.reps.map((rep) => rep.id)}::uuid[], ${asked.reps.map((rep) => new Date(rep.dayStartsAt))}::timestamptz[])
      as r(id, day_starts_at)
    cross join lateral (
      select count(*)::int as open_leads,
        count(*) filter (where campaign_id = ${asked.campaignId}::int)::int as open_leads_in_campaign
      from assignment a where a.rep_id = r.id and a.ended_at is null
    ) o
    cross join lateral (
      select count(*)::int as leads_today from assignment a where a.rep_id = r.id and a.assigned_at >= r.day_starts_at
    ) d
    cross join lateral (
      select max(ends_at) as on_leave_until from leave v
      where v.person_id = r.id and v.starts_at <= ${at}::timestamptz and v.ends_at > ${at}::timestamptz
    ) l`.execute(db);
  return rows.map((row) => ({ ...row, onLeaveUntil: row.onLeaveUntil?.getTime() ?? null }));
}

/** Lets nobody else count this person's leads against their limits until the transaction ends or rolls back to here. */
export async function lockRepLoad(db: Db, repId: string): Promise<void> {
  await sql`select from person where id = ${repId}::uuid for no key update`.execute(db);
}

function toAssignment(row: Selectable<DB["assignment"]>): Assignment {
  return { ...row, assignedAt: row.assignedAt.getTime(), endedAt: row.endedAt?.getTime() ?? null };
}
