import { sql } from "kysely";
import type { Db } from "#db/client.ts";

export type OutboxType =
  | "eligibility.granted"
  | "eligibility.revoked"
  | "eligibility.expiring"
  | "lead.qualified"
  | "lead.held"
  | "lead.assigned"
  | "lead.reassigned"
  | "lead.dispositioned"
  | "lead.stage_changed"
  | "playbook.published"
  | "playbook.cancelled"
  | "playbook.enforced"
  | "sla.breached";

export interface NewOutboxEvent {
  readonly type: OutboxType;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** Appends an event in the transaction that causes it; its `event_id` stays the same however often it is delivered (R12). */
export async function insertOutboxEvent(db: Db, event: NewOutboxEvent): Promise<void> {
  await insertOutboxEvents(db, [event]);
}

/** Appends events in the order given, in one statement. */
export async function insertOutboxEvents(db: Db, events: readonly NewOutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ at, ...event }) => ({ ...event, at: new Date(at).toISOString() }));
  await sql`
    insert into outbox (type, subject, data, occurred_at)
    select type, subject, data, at
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (type text, subject text, data jsonb, at timestamptz)) with ordinality as event(type, subject, data, at, place)
    order by place`.execute(db);
}
