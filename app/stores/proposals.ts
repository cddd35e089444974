import type { Selectable } from "kysely";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { StoredProposal } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface Proposal {
  readonly id: string;
  readonly campaignId: number;
  /** The version it was written against; 0: the first. */
  readonly baseVersion: number;
  readonly playbook: Playbook;
  readonly contentHash: string;
  readonly note: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: number;
  readonly closed: boolean;
  readonly publishedVersion: number | null;
}

export interface Signature {
  readonly capacity: "marketing" | "sales";
  readonly personId: string;
  readonly personName: string;
  readonly contentHash: string;
  readonly signedAt: number;
}

export async function insertProposal(
  db: Db,
  proposal: Omit<Proposal, "id" | "closed" | "publishedVersion">,
): Promise<string> {
  const { id } = await db
    .insertInto("proposal")
    .values({
      campaignId: proposal.campaignId,
      baseVersion: proposal.baseVersion,
      content: JSON.stringify(proposal.playbook),
      contentHash: proposal.contentHash,
      note: proposal.note,
      proposedBy: proposal.proposedBy,
      proposedAt: new Date(proposal.proposedAt),
      closedAt: null,
      publishedVersion: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findProposal(db: Db, id: string): Promise<Proposal | null> {
  const row = await db.selectFrom("proposal").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toProposal(row) : null;
}

/** The proposal that waits for signatures or publication, newest first. */
export async function findOpenProposal(db: Db, campaignId: number): Promise<Proposal | null> {
  const row = await db
    .selectFrom("proposal")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("closedAt", "is", null)
    .orderBy("proposedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toProposal(row) : null;
}

/** Supersedes whatever is open: only one proposal of a campaign can be signed at a time. */
export async function closeOpenProposals(db: Db, campaignId: number, at: number): Promise<void> {
  await db
    .updateTable("proposal")
    .set({ closedAt: new Date(at) })
    .where("campaignId", "=", campaignId)
    .where("closedAt", "is", null)
    .execute();
}

export async function markPublished(
  db: Db,
  { id, version, at }: { id: string; version: number; at: number },
): Promise<void> {
  await db
    .updateTable("proposal")
    .set({ closedAt: new Date(at), publishedVersion: version })
    .where("id", "=", id)
    .execute();
}

export async function insertSignature(
  db: Db,
  signature: {
    proposalId: string;
    capacity: "marketing" | "sales";
    personId: string;
    contentHash: string;
    signedAt: number;
  },
): Promise<void> {
  await db
    .insertInto("signature")
    .values({ ...signature, signedAt: new Date(signature.signedAt) })
    .onConflict((conflict) => conflict.columns(["proposalId", "capacity"]).doNothing())
    .execute();
}

export async function listSignatures(db: Db, proposalId: string): Promise<Signature[]> {
  const rows = await db
    .selectFrom("signature")
    .innerJoin("person", "person.id", "signature.personId")
    .select(["capacity", "personId", "person.name as personName", "contentHash", "signedAt"])
    .where("proposalId", "=", proposalId)
    .orderBy("signedAt")
    .execute();
  return rows.map((row) => ({ ...row, signedAt: row.signedAt.getTime() }));
}

function toProposal(row: Selectable<DB["proposal"]>): Proposal {
  return {
    id: row.id,
    campaignId: row.campaignId,
    baseVersion: row.baseVersion,
    playbook: StoredProposal.parse(row.content),
    contentHash: row.contentHash,
    note: row.note,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.getTime(),
    closed: row.closedAt !== null,
    publishedVersion: row.publishedVersion,
  };
}
