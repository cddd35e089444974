import { sql } from "kysely";
import type { FlagReason, ReplyOutcome } from "#app/stores/question-flags.ts";
import { StoredPresentation } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

export interface FlagView {
  readonly id: string;
  readonly reason: FlagReason;
  readonly words: string;
  readonly by: string;
  readonly at: number;
  /** The question as it was asked then. */
  readonly prompt: string;
  readonly variant: string;
  readonly reply: {
    readonly outcome: ReplyOutcome;
    readonly words: string;
    readonly by: string | null;
    readonly at: number;
  } | null;
}

const MOST = 200;

/** The flags of a question, open ones first, then the latest. */
export async function listFlags(
  db: Db,
  { campaignId, questionKey }: { campaignId: number; questionKey: string },
): Promise<FlagView[]> {
  const rows = await flags(db)
    .where("flag.campaignId", "=", campaignId)
    .where("flag.questionKey", "=", questionKey)
    .orderBy(sql`reply.flag_id is not null`)
    .orderBy("flag.flaggedAt", "desc")
    .limit(MOST)
    .execute();
  return rows.map(toView);
}

/** What a rep said about one asking, with the reply; null if nothing. */
export async function findFlagOf(
  db: Db,
  { presentationId, personId }: { presentationId: string; personId: string },
): Promise<FlagView | null> {
  const row = await flags(db)
    .where("flag.flaggedBy", "=", personId)
    // The same text asked again shows the same flag.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("presentation as shown")
          .select("shown.id")
          .where("shown.id", "=", presentationId)
          .where("shown.repId", "=", personId)
          .whereRef("shown.campaignId", "=", "flag.campaignId")
          .whereRef(sql`shown.content ->> 'prompt'`, "=", sql`presentation.content ->> 'prompt'`)
          .whereRef("shown.variant", "=", "presentation.variant"),
      ),
    )
    .orderBy("flag.flaggedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toView(row) : null;
}

/** How many flags of each question nobody has replied to. */
export async function countOpenFlags(db: Db, campaignId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("questionFlag as flag")
    .leftJoin("questionFlagReply as reply", "reply.flagId", "flag.id")
    .select(["flag.questionKey", sql<number>`count(*)::int`.as("open")])
    .where("flag.campaignId", "=", campaignId)
    .where("reply.flagId", "is", null)
    .groupBy("flag.questionKey")
    .execute();
  return new Map(rows.map(({ questionKey, open }) => [questionKey, open]));
}

function flags(db: Db) {
  return db
    .selectFrom("questionFlag as flag")
    .innerJoin("presentation", "presentation.id", "flag.presentationId")
    .innerJoin("person as author", "author.id", "flag.flaggedBy")
    .leftJoin("questionFlagReply as reply", "reply.flagId", "flag.id")
    .leftJoin("person as replier", "replier.id", "reply.answeredBy")
    .select([
      "flag.id",
      "flag.reason",
      "flag.words",
      "flag.flaggedAt",
      "author.name as by",
      "presentation.variant",
      "presentation.content",
      "reply.outcome",
      "reply.words as replyWords",
      "reply.answeredAt",
      "replier.name as replyBy",
    ]);
}

function toView(row: Awaited<ReturnType<ReturnType<typeof flags>["execute"]>>[number]): FlagView {
  const { id, reason, words, by, flaggedAt, variant, content, outcome, replyWords, answeredAt, replyBy } = row;
  const reply =
    outcome === null || replyWords === null || answeredAt === null
      ? null
      : { outcome, words: replyWords, by: replyBy, at: answeredAt.getTime() };
  return {
    id,
    reason,
    words,
    by,
    at: flaggedAt.getTime(),
    variant,
    prompt: StoredPresentation.parse(content).prompt,
    reply,
  };
}
