import { sql } from "kysely";
import type { RecentAttempts } from "#app/auth/throttle.ts";
import type { Db } from "#db/client.ts";

/** Apart from the campaigns' class in campaign-lock.ts. */
const LOCK_CLASS = 0x6773;
/** Beyond so many the wait is at its longest anyway. */
const ENOUGH = 200;

interface AttemptQuestion {
  readonly email: string;
  readonly address: string;
  readonly accountSince: number;
  readonly addressSince: number;
}

/** One attempt at an account, and one from an address, at a time: parallel tries can't slip past the count. */
export async function lockAttempts(tx: Db, email: string, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, key)
    from (select distinct hashtext(name) as key from unnest(${[`account ${email}`, `address ${address}`]}::text[]) as name order by 1) as keys
  `.execute(tx);
}

export async function findRecentAttempts(
  db: Db,
  { email, address, accountSince, addressSince }: AttemptQuestion,
): Promise<RecentAttempts> {
  const recent = db
    .selectFrom("signInAttempt")
    .select(["address", "succeeded", "at"])
    .orderBy("id", "desc")
    .limit(ENOUGH);
  const atAccount = await recent.where("email", "=", email).where("at", ">", new Date(accountSince)).execute();
  const fromAddress = await recent.where("address", "=", address).where("at", ">", new Date(addressSince)).execute();
  const known = await db
    .selectFrom("signInAttempt")
    .where("email", "=", email)
    .where("address", "=", address)
    .where("succeeded", "=", true)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return {
    atAccount: atAccount.reverse().map(toAttempt),
    fromAddress: fromAddress.reverse().map(toAttempt),
    knownAddress: known !== undefined,
  };
}

/** Recorded as failed before the password is looked at; `markAttemptSucceeded` takes that back. */
export async function insertAttempt(db: Db, attempt: { email: string; address: string; at: number }): Promise<number> {
  const row = await db
    .insertInto("signInAttempt")
    .values({ email: attempt.email, address: attempt.address, succeeded: false, at: new Date(attempt.at) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function markAttemptSucceeded(db: Db, id: number): Promise<void> {
  await db.updateTable("signInAttempt").set({ succeeded: true }).where("id", "=", id).execute();
}

/** What no throttle looks at any more; a known address is forgotten with it. */
export async function deleteAttemptsBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom("signInAttempt").where("at", "<", new Date(before)).execute();
}

function toAttempt(row: { address: string; succeeded: boolean; at: Date }) {
  return { address: row.address, succeeded: row.succeeded, at: row.at.getTime() };
}
