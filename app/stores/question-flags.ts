import type { Db } from "#db/client.ts";

export type FlagReason = "wrong" | "ambiguous";
export type ReplyOutcome = "corrected" | "explained";

export interface QuestionFlag {
  readonly id: string;
  readonly presentationId: string;
  readonly campaignId: number;
  readonly questionKey: string;
  readonly reason: FlagReason;
  readonly words: string;
  readonly flaggedBy: string;
  readonly flaggedAt: number;
}

/** Null if this person has flagged this text of the question before. */
export async function insertQuestionFlag(
  db: Db,
  flag: Omit<QuestionFlag, "id"> & { readonly questionText: string },
): Promise<string | null> {
  const row = await db
    .insertInto("questionFlag")
    .values({ ...flag, flaggedAt: new Date(flag.flaggedAt) })
    .onConflict((conflict) => conflict.columns(["flaggedBy", "campaignId", "questionKey", "questionText"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findQuestionFlag(
  db: Db,
  { id, campaignId }: { id: string; campaignId: number },
): Promise<QuestionFlag | null> {
  const row = await db
    .selectFrom("questionFlag")
    .select(["id", "presentationId", "campaignId", "questionKey", "reason", "words", "flaggedBy", "flaggedAt"])
    .where("id", "=", id)
    .where("campaignId", "=", campaignId)
    .executeTakeFirst();
  return row ? { ...row, flaggedAt: row.flaggedAt.getTime() } : null;
}

/** False if somebody has replied already: the first reply stands. */
export async function insertFlagReply(
  db: Db,
  reply: { flagId: string; outcome: ReplyOutcome; words: string; answeredBy: string; answeredAt: number },
): Promise<boolean> {
  const row = await db
    .insertInto("questionFlagReply")
    .values({ ...reply, answeredAt: new Date(reply.answeredAt) })
    .onConflict((conflict) => conflict.column("flagId").doNothing())
    .returning("flagId")
    .executeTakeFirst();
  return row !== undefined;
}
