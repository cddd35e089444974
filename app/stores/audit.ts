import type { Db } from "#db/client.ts";

export interface AuditEntry {
  readonly at: number;
  /** `person:<id>`, `key:<id>` or `system`. */
  readonly actor: string;
  /** What was done, as `noun.verb`: `playbook.published`. */
  readonly action: string;
  /** What it was done to, as `noun:<id>`. */
  readonly subject: string;
  readonly requestId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Written in the transaction of the change it records (R17). */
export async function insertAudit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto("auditRecord")
    .values({
      at: new Date(entry.at),
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      requestId: entry.requestId ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
