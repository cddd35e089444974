import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ChangeKind } from "#app/domain/playbook/playbook.ts";
import type { Db } from "#db/client.ts";

export interface VersionRow {
  readonly version: number;
  readonly publishedAt: number;
  readonly enforceFrom: number;
  readonly note: string | null;
  readonly publishedBy: string | null;
  readonly changes: readonly { readonly criterion: string; readonly kind: ChangeKind }[];
  readonly signatures: readonly { readonly capacity: string; readonly name: string }[];
}

/** Every version of a campaign with what it changed and who signed it, newest first. */
export async function listVersionRows(db: Db, campaignId: number): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom("playbook")
    .leftJoin("person as publisher", "publisher.id", "playbook.publishedBy")
    .select((eb) => [
      "playbook.version",
      "playbook.publishedAt",
      "playbook.enforceFrom",
      "playbook.note",
      "publisher.name as publishedBy",
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
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.getTime(),
    enforceFrom: row.enforceFrom.getTime(),
  }));
}
