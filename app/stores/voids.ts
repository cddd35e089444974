import { sql } from "kysely";
import type { NewAnswer } from "#app/stores/answers.ts";
import type { Db } from "#db/client.ts";

/** The answer that a further record takes back. */
export interface AnswerToVoid extends Omit<NewAnswer, "response" | "answeredAt" | "day"> {
  readonly answerId: number;
}

/** One taking-back at a time for a rep, until the transaction ends. A lock that nothing else takes can't be part of a cycle. */
export async function lockVoids(db: Db, repId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`void ${repId}`}, 0))`.execute(db);
}

/** Appends the record that takes an answer back; null if it has been taken back already. */
export async function insertVoid(
  db: Db,
  { answerId, ...answer }: AnswerToVoid,
  { at, day }: { at: number; day: string },
): Promise<number | null> {
  const row = await db
    .insertInto("answer")
    .values({ ...answer, kind: "void", voidsId: answerId, response: null, answeredAt: new Date(at), day })
    .onConflict((conflict) => conflict.column("voidsId").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface VoidFacts {
  readonly isVoided: boolean;
  /** Last record of its session, and of its criterion's revision. */
  readonly isLast: boolean;
  readonly takenBackToday: number;
  readonly sameCriterionToday: boolean;
}

/** What the log says about taking an answer back on a practice day. */
export async function voidFacts(db: Db, answer: AnswerToVoid, day: string): Promise<VoidFacts> {
  const { answerId, sessionId, repId, campaignId, criterionKey, criterionRevision } = answer;
  const { rows } = await sql<VoidFacts>`
    select
      exists (select from answer where voids_id = ${answerId}::bigint) as is_voided,
      not exists (select from answer where session_id = ${sessionId}::uuid and id > ${answerId}::bigint)
        and not exists (
          select from answer where rep_id = ${repId}::uuid and campaign_id = ${campaignId}::int
            and criterion_key = ${criterionKey} and criterion_revision = ${criterionRevision}::int and id > ${answerId}::bigint
        ) as is_last,
      count(*)::int as taken_back_today,
      coalesce(bool_or(campaign_id = ${campaignId}::int and criterion_key = ${criterionKey}), false) as same_criterion_today
    from answer where rep_id = ${repId}::uuid and kind = 'void' and day = ${day}`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error("an aggregate without a row");
  return facts;
}
