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
  | "sla.breached";

/** Appends an event in the transaction that causes it; its `event_id` stays the same however often it is delivered (R12). */
export async function insertOutboxEvent(
  db: Db,
  event: { type: OutboxType; subject: string; data: Readonly<Record<string, unknown>>; at: number },
): Promise<void> {
  await db
    .insertInto("outbox")
    .values({
      type: event.type,
      subject: event.subject,
      data: JSON.stringify(event.data),
      occurredAt: new Date(event.at),
    })
    .execute();
}
