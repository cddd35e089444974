import { type RawBuilder, sql } from "kysely";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import type { Response } from "#app/domain/questions/presentation.ts";
import { StoredResponse } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

export interface NewAnswer {
  readonly presentationId: string;
  readonly sessionId: string;
  readonly repId: string;
  readonly campaignId: number;
  readonly criterionKey: string;
  readonly criterionRevision: number;
  readonly variant: string;
  readonly response: Response;
  readonly correct: boolean;
  readonly answeredAt: number;
  readonly day: string;
}

/** Appends to the log; null if that presentation has been answered already: an answer counts once (R9). */
export async function insertAnswer(db: Db, answer: NewAnswer): Promise<number | null> {
  const { rows } = await answerInsert(answer).execute(db);
  return rows[0]?.id ?? null;
}

/** The statement of `insertAnswer`, to be a part of a larger one. */
export function answerInsert(answer: NewAnswer): RawBuilder<{ id: number }> {
  return sql<{ id: number }>`
    insert into answer (presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant, kind,
      response, correct, answered_at, day)
    values (${answer.presentationId}, ${answer.sessionId}, ${answer.repId}, ${answer.campaignId}, ${answer.criterionKey},
      ${answer.criterionRevision}, ${answer.variant}, 'answer', ${JSON.stringify(answer.response)}, ${answer.correct},
      ${new Date(answer.answeredAt)}, ${answer.day})
    on conflict (presentation_id) where kind = 'answer' do nothing returning id`;
}

export interface GivenAnswer {
  readonly id: number;
  readonly response: Response;
  readonly correct: boolean;
  readonly answeredAt: number;
}

export async function findAnswer(db: Db, presentationId: string): Promise<GivenAnswer | null> {
  const row = await db
    .selectFrom("answer")
    .select(["id", "response", "correct", "answeredAt"])
    .where("presentationId", "=", presentationId)
    .where("kind", "=", "answer")
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    response: StoredResponse.parse(row.response),
    correct: row.correct,
    answeredAt: row.answeredAt.getTime(),
  };
}

export interface LoggedAnswer extends AnswerRecord {
  readonly criterionKey: string;
  readonly revision: number;
  /** When a later record took it back; null: it stands. */
  readonly voidedAt: number | null;
}

/** A rep's answers in one campaign in log order, voided ones marked: the input of every fold. */
export async function listAnswers(
  db: Db,
  { repId, campaignId, criterionKey }: { repId: string; campaignId: number; criterionKey?: string },
): Promise<LoggedAnswer[]> {
  const rows = await db
    .selectFrom("answer")
    .leftJoin("answer as void", "void.voidsId", "answer.id")
    .select([
      "answer.id",
      "answer.criterionKey",
      "answer.criterionRevision",
      "answer.variant",
      "answer.correct",
      "answer.answeredAt",
      "answer.day",
      "void.answeredAt as voidedAt",
    ])
    .where("answer.repId", "=", repId)
    .where("answer.campaignId", "=", campaignId)
    .where("answer.kind", "=", "answer")
    .$if(criterionKey !== undefined, (query) => query.where("answer.criterionKey", "=", criterionKey ?? ""))
    .orderBy("answer.id")
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    criterionKey: row.criterionKey,
    revision: row.criterionRevision,
    variant: row.variant,
    correct: row.correct,
    at: row.answeredAt.getTime(),
    day: row.day,
    voided: row.voidedAt !== null,
    voidedAt: row.voidedAt?.getTime() ?? null,
  }));
}
