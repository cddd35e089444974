import type { Db } from "#db/client.ts";
import type { Role } from "#db/schema.ts";

export interface Invite {
  readonly tokenHash: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  readonly invitedBy: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** An invitation that can still be accepted. */
export async function findOpenInvite(db: Db, tokenHash: string, now: number): Promise<Invite | null> {
  const row = await openInvites(db, now).where("tokenHash", "=", tokenHash).executeTakeFirst();
  return row ? toInvite(row) : null;
}

/** The same, held until the transaction ends: two acceptances at once make one person. */
export async function lockOpenInvite(db: Db, tokenHash: string, now: number): Promise<Invite | null> {
  const row = await openInvites(db, now).where("tokenHash", "=", tokenHash).forUpdate().executeTakeFirst();
  return row ? toInvite(row) : null;
}

/** Newest first. */
export async function listOpenInvites(db: Db, now: number): Promise<Invite[]> {
  const rows = await openInvites(db, now).orderBy("createdAt", "desc").limit(500).execute();
  return rows.map(toInvite);
}

export async function insertInvite(db: Db, invite: Invite): Promise<void> {
  await db
    .insertInto("invite")
    .values({
      ...invite,
      teamIds: [...invite.teamIds],
      createdAt: new Date(invite.createdAt),
      expiresAt: new Date(invite.expiresAt),
      acceptedAt: null,
    })
    .execute();
}

export async function markInviteAccepted(db: Db, tokenHash: string, at: number): Promise<void> {
  await db
    .updateTable("invite")
    .set({ acceptedAt: new Date(at) })
    .where("tokenHash", "=", tokenHash)
    .execute();
}

/** Takes back what is still open for this email; how many that were. */
export async function deleteOpenInvitesFor(db: Db, email: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("invite")
    .where("email", "=", email.toLowerCase())
    .where("acceptedAt", "is", null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function openInvites(db: Db, now: number) {
  return db.selectFrom("invite").where("acceptedAt", "is", null).where("expiresAt", ">", new Date(now)).selectAll();
}

function toInvite(row: Omit<Invite, "createdAt" | "expiresAt"> & { createdAt: Date; expiresAt: Date }): Invite {
  return {
    tokenHash: row.tokenHash,
    email: row.email,
    name: row.name,
    role: row.role,
    teamIds: row.teamIds,
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}
