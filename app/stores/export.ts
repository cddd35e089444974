import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** What leaves with an export: no secrets, no sessions, nothing that is derived. */
export const EXPORTED_TABLES = [
  "person",
  "team",
  "team_member",
  "leave",
  "campaign",
  "campaign_team",
  "playbook",
  "playbook_change",
  "signature",
  "answer",
  "waiver",
  "suspension",
  "lead",
  "lead_event",
  "lead_move",
  "decision",
  "assignment",
  "hold",
  "touch",
  "disposition",
  "audit_record",
] as const;
export type ExportedTable = (typeof EXPORTED_TABLES)[number];

/** A table's rows as JSON, as PostgreSQL writes them; times in UTC. */
export async function exportRows(db: Db, table: ExportedTable): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) - 'password_hash' as row from ${sql.table(table)} t order by 1`.execute(db);
  return rows.map(({ row }) => row);
}
