import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ChangeKind } from "#app/domain/playbook/playbook.ts";
import type { Db } from "#db/client.ts";

export interface VersionRow {
  readonly version: number;
  readonly publishedAt: number;
  readonly enforceFrom: number;
  readonly note: string | null;
  /** Who wrote the note: the one who proposed the text, or the one who published it. */
  readonly noteBy: string | null;
  /** How its grace period ended early; null: it did not. */
  readonly graceEnd: {
    readonly kind: "cancelled" | "enforced" | "replaced";
    readonly at: number;
    readonly by: string | null;
    readonly reason: string | null;
  } | null;
  readonly publishedBy: string | null;
  readonly changes: readonly { readonly criterion: string; readonly kind: ChangeKind }[];
  readonly signatures: readonly { readonly capacity: string; readonly name: string }[];
}

/** Every version of a campaign with what it changed and who signed it, newest first. */
export async function listVersionRows(db: Db, campaignId: number): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom("playbook")
    .innerJoin("proposal", "proposal.id", "playbook.proposalId")
    .leftJoin("person as publisher", "publisher.id", "playbook.publishedBy")
    .leftJoin("person as author", "author.id", "proposal.proposedBy")
    .leftJoin("graceEnd", "graceEnd.playbookId", "playbook.id")
    .leftJoin("person as ender", "ender.id", "graceEnd.endedBy")
    .select((eb) => [
      "playbook.version",
      "playbook.publishedAt",
      "playbook.enforceFrom",
      "playbook.note",
      "publisher.name as publishedBy",
      "proposal.note as proposalNote",
      "author.name as author",
      "graceEnd.kind as endKind",
      "graceEnd.endedAt",
      "graceEnd.reason as endReason",
      "ender.name as endedBy",
      jsonArrayFrom(
        eb
          .selectFrom("playbookChange")
          .select(["playbookChange.criterionKey as criterion", "playbookChange.kind"])
          .whereRef("playbookChange.playbookId", "=", "playbook.id")
          .orderBy("criterionKey"),
      ).as("changes"),
      jsonArrayFrom(
        eb
          .selectFrom("signature")
          .innerJoin("person as signer", "signer.id", "signature.personId")
          .select(["signature.capacity as capacity", "signer.name as name"])
          .whereRef("signature.proposalId", "=", "playbook.proposalId")
          .orderBy("signature.capacity"),
      ).as("signatures"),
    ])
    .where("playbook.campaignId", "=", campaignId)
    .orderBy("playbook.version", "desc")
    .limit(500)
    .execute();
  return rows.map(({ proposalNote, author, endKind, endedAt, endReason, endedBy, ...row }) => {
    const graceEnd = endKind && endedAt && { kind: endKind, at: endedAt.getTime(), by: endedBy, reason: endReason };
    return {
      ...row,
      noteBy: row.note === proposalNote ? author : row.publishedBy,
      graceEnd: graceEnd || null,
      publishedAt: row.publishedAt.getTime(),
      enforceFrom: graceEnd && graceEnd.kind === "enforced" ? graceEnd.at : row.enforceFrom.getTime(),
    };
  });
}
