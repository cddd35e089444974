import { z } from "zod";
import type { DecisionRecord } from "#app/domain/routing/decision.ts";
import type { Db } from "#db/client.ts";

export interface Decision {
  readonly id: string;
  readonly campaignId: number;
  readonly leadId: string;
  readonly playbookId: number;
  readonly outcome: "assigned" | "held" | "fallback" | "claimed";
  readonly chosenRepId: string | null;
  readonly record: DecisionRecord;
  readonly at: number;
}

export async function insertDecision(db: Db, decision: Omit<Decision, "id">): Promise<string> {
  const { record } = decision;
  const { id } = await db
    .insertInto("decision")
    .values({
      campaignId: decision.campaignId,
      leadId: decision.leadId,
      playbookId: decision.playbookId,
      outcome: decision.outcome,
      chosenRepId: decision.chosenRepId,
      pool: record.inputs.route.pool,
      strategy: record.inputs.route.strategy,
      record: JSON.stringify(record),
      at: new Date(decision.at),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function findDecision(db: Db, id: string): Promise<Decision | null> {
  const row = await db.selectFrom("decision").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? { ...row, record: StoredDecision.parse(row.record), at: row.at.getTime() } : null;
}

/** Every decision after one, by time; for replaying them. */
export async function listDecisions(
  db: Db,
  { after, limit }: { after: string | null; limit: number },
): Promise<Decision[]> {
  const rows = await db
    .selectFrom("decision")
    .selectAll()
    .$if(after !== null, (query) => query.where("id", ">", after))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, record: StoredDecision.parse(row.record), at: row.at.getTime() }));
}

/** Written only by us and never changed: the outline is enough. */
export const StoredDecision = z.custom<DecisionRecord>(
  (value) => typeof value === "object" && value !== null && "inputs" in value && "outcome" in value,
);
