import type { DispositionAction } from "#app/domain/playbook/playbook.ts";
import type { Db } from "#db/client.ts";

export interface Disposition {
  readonly leadId: string;
  readonly repId: string | null;
  readonly code: string;
  readonly action: DispositionAction;
  readonly note: string | null;
  readonly revisitAt: number | null;
  readonly at: number;
}

export async function insertDisposition(db: Db, disposition: Disposition): Promise<string> {
  const { revisitAt, at, ...rest } = disposition;
  const { id } = await db
    .insertInto("disposition")
    .values({ ...rest, revisitAt: revisitAt === null ? null : new Date(revisitAt), at: new Date(at) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** What was decided about a lead last, null if nothing was. */
export async function findLastDisposition(
  db: Db,
  leadId: string,
): Promise<{ action: DispositionAction; at: number } | null> {
  const row = await db
    .selectFrom("disposition")
    .select(["action", "at"])
    .where("leadId", "=", leadId)
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row ? { action: row.action, at: row.at.getTime() } : null;
}
