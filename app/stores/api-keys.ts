import { sql } from "kysely";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Db } from "#db/client.ts";
import { viewerJson } from "./viewers.ts";

export interface ApiKey {
  readonly id: string;
  readonly kind: "service" | "personal";
  readonly name: string;
  /** The visible start of the secret. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly personId: string | null;
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

export interface NewApiKey {
  readonly kind: "service" | "personal";
  readonly name: string;
  readonly prefix: string;
  readonly keyHash: string;
  readonly scopes: readonly string[];
  readonly personId: string | null;
  readonly createdBy: string | null;
  readonly at: number;
}

/** A key that works now and, if personal, whose it is; a deactivated person's works no more. */
export async function findActiveKey(db: Db, keyHash: string): Promise<{ key: ApiKey; viewer: Viewer | null } | null> {
  const { rows } = await sql<KeyRow & { viewer: Viewer | null }>`
    select api_key.id, api_key.kind, api_key.name, prefix, scopes, person_id, created_by, api_key.created_at, last_used_at,
      ${viewerJson} as viewer
    from api_key left join person on person.id = api_key.person_id and person.status = 'active'
    where key_hash = ${keyHash} and revoked_at is null`.execute(db);
  const [row] = rows;
  if (!row) return null;
  if (row.kind === "service") return { key: toApiKey(row), viewer: null };
  return row.viewer && { key: toApiKey(row), viewer: row.viewer };
}

/** The keys that work, newest first: the services', or one person's. */
export async function listKeys(db: Db, of: { kind: "service" } | { personId: string }): Promise<ApiKey[]> {
  const keys = db
    .selectFrom("apiKey")
    .where("revokedAt", "is", null)
    .select(COLUMNS)
    .orderBy("apiKey.createdAt", "desc")
    .limit(500);
  const rows = await ("kind" in of
    ? keys.where("kind", "=", of.kind).execute()
    : keys.where("personId", "=", of.personId).execute());
  return rows.map(toApiKey);
}

export async function insertKey(db: Db, key: NewApiKey): Promise<string> {
  const { at, scopes, ...rest } = key;
  const row = await db
    .insertInto("apiKey")
    .values({ ...rest, scopes: [...scopes], createdAt: new Date(at), lastUsedAt: null, revokedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** False if there is no such working key of that kind or person. */
export async function revokeKey(
  db: Db,
  id: string,
  of: { kind: "service" } | { personId: string },
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("apiKey")
    .set({ revokedAt: new Date(at) })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .where((eb) => ("kind" in of ? eb("kind", "=", of.kind) : eb("personId", "=", of.personId)))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function touchKey(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable("apiKey")
    .set({ lastUsedAt: new Date(at) })
    .where("id", "=", id)
    .execute();
}

const COLUMNS = [
  "apiKey.id",
  "apiKey.kind",
  "apiKey.name",
  "apiKey.prefix",
  "apiKey.scopes",
  "apiKey.personId",
  "apiKey.createdBy",
  "apiKey.createdAt",
  "apiKey.lastUsedAt",
] as const;

interface KeyRow extends Omit<ApiKey, "createdAt" | "lastUsedAt"> {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

function toApiKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    personId: row.personId,
    createdBy: row.createdBy,
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  };
}
