import type { Viewer } from "#app/auth/viewer.ts";
import type { Db } from "#db/client.ts";
import { viewerJson } from "./viewers.ts";

export interface Session {
  /** SHA-256 of the token, hex. */
  readonly id: string;
  readonly personId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly userAgent: string | null;
}

/** A session and whose it is, in one query; null if there is none or its person is deactivated. */
export async function findSessionWithViewer(db: Db, id: string): Promise<{ session: Session; viewer: Viewer } | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.personId")
    .where("session.id", "=", id)
    .where("person.status", "=", "active")
    .select(["session.id", "session.createdAt", "session.expiresAt", "session.userAgent"])
    .select(["session.personId", viewerJson.as("viewer")])
    .executeTakeFirst();
  return row?.viewer ? { session: toSession(row), viewer: { ...row.viewer, sessionId: row.id } } : null;
}

/** Newest first; the caller leaves out what has expired. */
export async function listSessions(db: Db, personId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom("session")
    .where("personId", "=", personId)
    .selectAll()
    .orderBy("createdAt", "desc")
    .limit(200)
    .execute();
  return rows.map(toSession);
}

export async function insertSession(db: Db, session: Session): Promise<void> {
  await db
    .insertInto("session")
    .values({ ...session, createdAt: new Date(session.createdAt), expiresAt: new Date(session.expiresAt) })
    .execute();
}

export async function updateSessionExpiry(db: Db, id: string, expiresAt: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ expiresAt: new Date(expiresAt) })
    .where("id", "=", id)
    .execute();
}

/** False if this person has no such session. */
export async function deleteSessionOf(db: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("personId", "=", personId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom("session").where("id", "=", id).execute();
}

/** How many ended; `except` stays. */
export async function deleteSessionsOf(db: Db, personId: string, except: string | null = null): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("personId", "=", personId)
    .$if(except !== null, (query) => query.where("id", "<>", except))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteExpiredSessions(db: Db, now: number): Promise<void> {
  await db.deleteFrom("session").where("expiresAt", "<=", new Date(now)).execute();
}

interface SessionRow {
  id: string;
  personId: string;
  createdAt: Date;
  expiresAt: Date;
  userAgent: string | null;
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    personId: row.personId,
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    userAgent: row.userAgent,
  };
}
