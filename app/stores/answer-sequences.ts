import { sql } from "kysely";
import type { AnswerSequence } from "#app/domain/memory/predictions.ts";
import type { Db } from "#db/client.ts";

/** One rep's answers to one revision of one criterion. */
export interface RepSequence {
  readonly repId: string;
  readonly answers: AnswerSequence;
}

const PAGE = 2_000;

interface Row {
  id: number;
  repId: string;
  campaignId: number;
  criterionKey: string;
  criterionRevision: number;
  correct: boolean;
  answeredAt: Date;
  day: string;
}

/**
 * Every answer that was not taken back, in the log's order, as one sequence for each (rep, campaign, criterion, revision);
 * a rep's sequences follow one another. Read page by page, so that neither memory nor requests suffer.
 *
 * @param share of the reps, 0–1; the same share always means the same reps
 */
export async function* readSequences(db: Db, share: number): AsyncGenerator<RepSequence> {
  let last: Row | null = null;
  let answers: { correct: boolean; at: number; day: string }[] = [];
  for (;;) {
    const rows: Row[] = await listPage(db, share, last);
    for (const row of rows) {
      if (last !== null && !isSameSequence(last, row)) {
        yield { repId: last.repId, answers };
        answers = [];
      }
      answers.push({ correct: row.correct, at: row.answeredAt.getTime(), day: row.day });
      last = row;
    }
    if (rows.length === PAGE) continue;
    if (last !== null) yield { repId: last.repId, answers };
    return;
  }
}

async function listPage(db: Db, share: number, last: Row | null): Promise<Row[]> {
  const after = last
    ? sql`and (a.rep_id, a.campaign_id, a.criterion_key, a.criterion_revision, a.id) > (${last.repId}::uuid,
        ${last.campaignId}::int, ${last.criterionKey}::text, ${last.criterionRevision}::int, ${last.id}::bigint)`
    : sql``;
  const sampled =
    share < 1 ? sql`and mod(abs(hashtext(a.rep_id::text)::bigint), 1000) < ${share * 1000}::float8` : sql``;
  const { rows } = await sql<Row>`
    select a.id, a.rep_id, a.campaign_id, a.criterion_key, a.criterion_revision, a.correct, a.answered_at, a.day
    from answer a
    where a.kind = 'answer' and not exists (select from answer void where void.voids_id = a.id) ${sampled} ${after}
    order by a.rep_id, a.campaign_id, a.criterion_key, a.criterion_revision, a.id
    limit ${PAGE}::int`.execute(db);
  return rows;
}

function isSameSequence(a: Row, b: Row): boolean {
  return (
    a.repId === b.repId &&
    a.campaignId === b.campaignId &&
    a.criterionKey === b.criterionKey &&
    a.criterionRevision === b.criterionRevision
  );
}

/** About how long the log is, without counting it: what the database's own statistics say; 0 for a table it never looked at. */
export async function estimateAnswers(db: Db): Promise<number> {
  const { rows } = await sql<{ estimate: number }>`
    select greatest(0, reltuples)::float8 as estimate from pg_class where oid = 'answer'::regclass`.execute(db);
  return rows[0]?.estimate ?? 0;
}
