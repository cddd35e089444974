import { sql } from "kysely";
import { answerInsert, type NewAnswer } from "#app/stores/answers.ts";
import { memoryUpsert, type RememberedCriterion } from "#app/stores/memories.ts";
import type { Db } from "#db/client.ts";

/**
 * Appends an answer to the log and stores the memory after it, in one statement; null, and nothing stored, if that
 * presentation has been answered already.
 *
 * @returns the answer's id
 */
export async function appendAnswer(
  db: Db,
  { answer, remembered }: { answer: NewAnswer; remembered: RememberedCriterion },
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with appended as (${answerInsert(answer)}), stored as (${memoryUpsert(remembered, sql`appended`)})
    select id from appended`.execute(db);
  return rows[0]?.id ?? null;
}
