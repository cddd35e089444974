import { sql } from "kysely";
import { aheadJson } from "#app/stores/ahead-presentations.ts";
import {
  type AskedQuestion,
  askedJson,
  presentationJson,
  type StoredPresentationRecord,
} from "#app/stores/presentations.ts";
import type { Db } from "#db/client.ts";

/** What a session has come to. */
export interface SessionSoFar {
  /** The presentation that waits for an answer; what was only loaded ahead does not wait. */
  readonly waiting: StoredPresentationRecord | null;
  readonly asked: readonly AskedQuestion[];
  readonly ahead: readonly StoredPresentationRecord[];
}

/** Looked up for each presentation: as a join, a fresh table's statistics would have it read the whole log. */
const wasAnswered = sql<true | null>`(
  select true from answer where answer.presentation_id = presentation.id and answer.kind = 'answer')`;

/** Reads it in one statement; under the session's lock, whoever wants to add to it. */
export async function readSessionSoFar(db: Db, sessionId: string): Promise<SessionSoFar> {
  const waiting = sql<StoredPresentationRecord | null>`(
    select ${presentationJson} from presentation
    where session_id = ${sessionId}::uuid and not ahead and ${wasAnswered} is null
    order by presented_at desc limit 1)`;
  return db
    .selectNoFrom([waiting.as("waiting"), askedJson(sessionId).as("asked"), aheadJson(sessionId).as("ahead")])
    .executeTakeFirstOrThrow();
}
