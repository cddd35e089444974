import type { Insertable, Selectable } from "kysely";
import type { Db } from "#db/client.ts";
import type { DB, Role } from "#db/schema.ts";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly status: "active" | "deactivated";
  readonly timeZone: string;
  /** Over all campaigns; null: no limit. */
  readonly maxOpenLeads: number | null;
  readonly maxLeadsPerDay: number | null;
  readonly routingWeight: number;
  readonly demo: boolean;
  readonly createdAt: number;
  readonly deactivatedAt: number | null;
}

export type PersonChange = Partial<
  Pick<Person, "name" | "role" | "timeZone" | "maxOpenLeads" | "maxLeadsPerDay" | "routingWeight">
>;

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly timeZone?: string | undefined;
  readonly demo?: boolean;
  readonly at: number;
}

export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const row = await db.selectFrom("person").where("id", "=", id).select(COLUMNS).executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function findPersonByEmail(db: Db, email: string): Promise<Person | null> {
  const row = await db.selectFrom("person").where("email", "=", email.toLowerCase()).select(COLUMNS).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** Holds the row until the transaction ends, its key left free: whoever answers meanwhile refers to it. */
export async function lockPerson(db: Db, id: string): Promise<Person | null> {
  const row = await db.selectFrom("person").where("id", "=", id).select(COLUMNS).forNoKeyUpdate().executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** By name; everybody, active or not. */
export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom("person").select(COLUMNS).orderBy("name").orderBy("id").limit(10_000).execute();
  return rows.map(toPerson);
}

/** Null if the email is taken. */
export async function insertPerson(db: Db, person: NewPerson): Promise<string | null> {
  const values: Insertable<DB["person"]> = {
    email: person.email.toLowerCase(),
    name: person.name,
    role: person.role,
    passwordHash: person.passwordHash,
    demo: person.demo ?? false,
    createdAt: new Date(person.at),
    ...(person.timeZone === undefined ? {} : { timeZone: person.timeZone }),
  };
  const row = await db
    .insertInto("person")
    .values(values)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updatePerson(db: Db, id: string, change: PersonChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable("person").set(change).where("id", "=", id).execute();
}

export async function updatePersonStatus(db: Db, id: string, status: Person["status"], at: number): Promise<void> {
  await db
    .updateTable("person")
    .set({ status, deactivatedAt: status === "deactivated" ? new Date(at) : null })
    .where("id", "=", id)
    .execute();
}

export async function findCredentials(
  db: Db,
  email: string,
): Promise<{ personId: string; passwordHash: string | null } | null> {
  const row = await db
    .selectFrom("person")
    .where("email", "=", email.toLowerCase())
    .where("status", "=", "active")
    .select(["id as personId", "passwordHash"])
    .executeTakeFirst();
  return row ?? null;
}

export async function updatePasswordHash(db: Db, personId: string, passwordHash: string): Promise<void> {
  await db.updateTable("person").set({ passwordHash }).where("id", "=", personId).execute();
}

/** The ids of all active admins, locked, so that the last one can't be lost to two changes at once. */
export async function lockActiveAdmins(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("person")
    .where("role", "=", "admin")
    .where("status", "=", "active")
    .select("id")
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export async function hasActiveAdmin(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom("person")
    .where("role", "=", "admin")
    .where("status", "=", "active")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The demo's people, for the sign-in page of a demo; none otherwise. */
export async function listDemoPeople(db: Db): Promise<Person[]> {
  const rows = await db
    .selectFrom("person")
    .where("demo", "=", true)
    .where("status", "=", "active")
    .select(COLUMNS)
    .orderBy("createdAt")
    .orderBy("email")
    .limit(50)
    .execute();
  return rows.map(toPerson);
}

const COLUMNS = [
  "id",
  "email",
  "name",
  "role",
  "status",
  "timeZone",
  "maxOpenLeads",
  "maxLeadsPerDay",
  "routingWeight",
  "demo",
  "createdAt",
  "deactivatedAt",
] as const;

function toPerson(row: Omit<Selectable<DB["person"]>, "passwordHash">): Person {
  return { ...row, createdAt: row.createdAt.getTime(), deactivatedAt: row.deactivatedAt?.getTime() ?? null };
}
