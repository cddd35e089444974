import { type Selectable, sql } from "kysely";
import type { Eligibility } from "#app/domain/readiness/readiness.ts";
import type { Requirement } from "#app/stores/campaigns.ts";
import { StoredReasons } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** A verdict as stored: it answers only while its requirement stands and `until` lies ahead. */
export interface StoredEligibility extends Eligibility, Requirement {
  readonly repId: string;
  readonly campaignId: number;
  readonly revision: number;
  readonly decidedAt: number;
  /** Since when `eligible` has been what it is. */
  readonly since: number;
}

/** True if nothing but a fresh decision could say otherwise: same requirement, and time alone has not ended it. */
export function stillAnswers(row: StoredEligibility, requirement: Requirement, at: number): boolean {
  return (
    row.playbookId === requirement.playbookId &&
    row.nextPlaybookId === requirement.nextPlaybookId &&
    (row.until === null || at < row.until)
  );
}

export async function listEligibility(
  db: Db,
  { campaignId, repIds }: { campaignId: number; repIds: readonly string[] },
): Promise<StoredEligibility[]> {
  const rows = await db
    .selectFrom("eligibility")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("repId", "=", sql<string>`any(${[...repIds]}::uuid[])`)
    .execute();
  return rows.map(toEligibility);
}

/**
 * Makes the caller the only one who decides for these reps in this campaign, until its transaction ends, and answers what
 * was decided last. Read what the decision rests on after this call: at READ COMMITTED every later statement sees what the
 * lock waited for.
 */
export async function lockEligibility(
  db: Db,
  { campaignId, repIds, at }: { campaignId: number; repIds: readonly string[]; at: number },
): Promise<StoredEligibility[]> {
  const ordered = [...new Set(repIds)].sort();
  const locked = await lockRows(db, campaignId, ordered);
  if (locked.length === ordered.length) return locked;
  // Somebody was never decided about: a first row for each of them to lock.
  await sql`
    insert into eligibility (campaign_id, rep_id, playbook_id, eligible, level, via, until, reasons, decided_at, since)
    select ${campaignId}::int, id, null, false, 'not_ready', null, null, '[]', ${new Date(at)}::timestamptz, ${new Date(at)}::timestamptz
    from unnest(${ordered}::uuid[]) as rep(id) order by id
    on conflict (campaign_id, rep_id) do nothing`.execute(db);
  return lockRows(db, campaignId, ordered);
}

/** One rep is looked up by the id itself: the plan for a list of unknown length is made anew at every other call. */
async function lockRows(db: Db, campaignId: number, repIds: readonly string[]): Promise<StoredEligibility[]> {
  const [first, ...others] = repIds;
  const rows = await db
    .selectFrom("eligibility")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("repId", "=", first !== undefined && others.length === 0 ? first : sql<string>`any(${[...repIds]}::uuid[])`)
    .orderBy("repId")
    .forUpdate()
    .execute();
  return rows.map(toEligibility);
}

export interface EligibilityToSave extends Eligibility {
  readonly repId: string;
  readonly since: number;
}

/** Writes verdicts in one statement, each with a new revision; answers the revisions by rep. */
export async function saveEligibility(
  db: Db,
  {
    campaignId,
    requirement,
    at,
    rows,
  }: { campaignId: number; requirement: Requirement; at: number; rows: readonly EligibilityToSave[] },
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const columns = {
    repId: rows.map(({ repId }) => repId),
    eligible: rows.map(({ eligible }) => eligible),
    level: rows.map(({ level }) => level),
    via: rows.map(({ via }) => via),
    until: rows.map(({ until }) => until),
    since: rows.map(({ since }) => since),
    reasons: rows.map(({ reasons }) => JSON.stringify(reasons)),
  };
  const saved = await sql<{ repId: string; revision: number }>`
    update eligibility e
    set playbook_id = ${requirement.playbookId}::int, next_playbook_id = ${requirement.nextPlaybookId}::int, eligible = v.eligible, level = v.level, via = v.via,
        until = to_timestamp(v.until_ms / 1000.0), reasons = v.reasons, decided_at = ${new Date(at)}::timestamptz,
        since = to_timestamp(v.since_ms / 1000.0), revision = nextval('eligibility_revision')
    from unnest(${columns.repId}::uuid[], ${columns.eligible}::boolean[], ${columns.level}::text[], ${columns.via}::text[],
        ${columns.until}::float8[], ${columns.since}::float8[], ${columns.reasons}::jsonb[])
      as v(rep_id, eligible, level, via, until_ms, since_ms, reasons)
    where e.campaign_id = ${campaignId}::int and e.rep_id = v.rep_id
    returning e.rep_id, e.revision`.execute(db);
  return new Map(saved.rows.map((row) => [row.repId, row.revision]));
}

/** The newest revision given out; a check that answers with it has seen everything committed before. */
export async function currentRevision(db: Db): Promise<number> {
  const result = await sql<{ revision: number }>`select last_value as revision from eligibility_revision`.execute(db);
  return result.rows[0]?.revision ?? 0;
}

function toEligibility(row: Selectable<DB["eligibility"]>): StoredEligibility {
  return {
    repId: row.repId,
    campaignId: row.campaignId,
    playbookId: row.playbookId,
    nextPlaybookId: row.nextPlaybookId,
    eligible: row.eligible,
    level: row.level,
    via: row.via,
    until: row.until?.getTime() ?? null,
    reasons: StoredReasons.parse(row.reasons),
    revision: row.revision,
    decidedAt: row.decidedAt.getTime(),
    since: row.since.getTime(),
  };
}
