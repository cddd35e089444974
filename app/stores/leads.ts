import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Intent, Stage } from "#app/domain/leads/lead.ts";
import type { LeadDetails } from "#app/domain/leads/merge.ts";
import type { LeadScore } from "#app/domain/leads/score.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

export interface Lead {
  readonly id: string;
  readonly campaignId: number;
  readonly externalId: string | null;
  readonly stage: Stage;
  readonly details: LeadDetails;
  readonly score: LeadScore;
  readonly scoredPlaybookId: number | null;
  readonly receivedAt: number;
  readonly updatedAt: number;
  readonly qualifiedAt: number | null;
  /** Until then a nurtured lead rests, unless the prospect gives a new signal. */
  readonly revisitAt: number | null;
  readonly amount: number | null;
  readonly demo: boolean;
}

/** The campaign of a lead never changes; known before its lock is taken. */
export async function findCampaignIdOfLead(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom("lead").select("campaignId").where("id", "=", id).executeTakeFirst();
  return row?.campaignId ?? null;
}

export async function findLead(db: Db, id: string): Promise<Lead | null> {
  const row = await db.selectFrom("lead").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toLead(row) : null;
}

/** Holds the row until the transaction ends; always after the campaign's lock, where that is taken at all. */
export async function lockLead(db: Db, id: string): Promise<Lead | null> {
  const row = await db.selectFrom("lead").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  return row ? toLead(row) : null;
}

export async function lockLeadByExternalId(
  db: Db,
  { campaignId, externalId }: { campaignId: number; externalId: string },
): Promise<Lead | null> {
  const row = await db
    .selectFrom("lead")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("externalId", "=", externalId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? toLead(row) : null;
}

export interface NewLead {
  readonly campaignId: number;
  readonly externalId: string | null;
  readonly details: LeadDetails;
  readonly at: number;
  readonly demo: boolean;
  /** As written into its history. */
  readonly actor: string;
}

/** A lead just received, not scored yet, with the first entry of its history. */
export async function insertLead(db: Db, lead: NewLead): Promise<Lead> {
  const at = new Date(lead.at);
  const row = await db
    .with("received", (query) =>
      query
        .insertInto("lead")
        .values({
          campaignId: lead.campaignId,
          externalId: lead.externalId,
          stage: "received",
          ...toColumns(lead.details),
          scoredPlaybookId: null,
          receivedAt: at,
          updatedAt: at,
          qualifiedAt: null,
          revisitAt: null,
          amount: null,
          demo: lead.demo,
        })
        .returningAll(),
    )
    .with("moved", (query) =>
      query
        .insertInto("leadMove")
        .columns(["leadId", "toStage", "actor", "reason", "at"])
        .expression((from) =>
          from
            .selectFrom("received")
            .select([
              "received.id",
              sql<Stage>`'received'`.as("toStage"),
              sql<string>`${lead.actor}::text`.as("actor"),
              sql<string>`'received'`.as("reason"),
              "received.receivedAt",
            ]),
        ),
    )
    .selectFrom("received")
    .selectAll()
    .executeTakeFirstOrThrow();
  return toLead(row);
}

export async function updateLeadDetails(
  db: Db,
  { id, details, at }: { id: string; details: LeadDetails; at: number },
): Promise<void> {
  await db
    .updateTable("lead")
    .set({ ...toColumns(details), updatedAt: new Date(at) })
    .where("id", "=", id)
    .execute();
}

/** Writes a score; `qualifiedAt` only when it has just qualified, which also ends any rest. */
export async function updateLeadScore(
  db: Db,
  saved: { id: string; score: LeadScore; playbookId: number; at: number; qualifiedAt: number | null },
): Promise<void> {
  const { score, qualifiedAt } = saved;
  await db
    .updateTable("lead")
    .set({
      score: score.score,
      threshold: score.threshold,
      qualified: score.qualified,
      intent: score.intent,
      criteria: JSON.stringify(score.criteria),
      missing: JSON.stringify(score.missing),
      scoredPlaybookId: saved.playbookId,
      updatedAt: new Date(saved.at),
      ...(qualifiedAt === null ? {} : { qualifiedAt: new Date(qualifiedAt), revisitAt: null }),
    })
    .where("id", "=", saved.id)
    .execute();
}

export async function updateLeadDates(
  db: Db,
  { id, revisitAt, amount }: { id: string; revisitAt?: number | null; amount?: number },
): Promise<void> {
  await db
    .updateTable("lead")
    .set({
      ...(revisitAt === undefined ? {} : { revisitAt: revisitAt === null ? null : new Date(revisitAt) }),
      ...(amount === undefined ? {} : { amount }),
    })
    .where("id", "=", id)
    .execute();
}

/** Leads accepted before their campaign had a playbook, oldest first. */
export async function listUnscoredLeadIds(db: Db, campaignId: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("lead")
    .select("id")
    .where("campaignId", "=", campaignId)
    .where("stage", "=", "received")
    .orderBy("receivedAt")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Counts how many leads of a campaign stand in each stage. */
export async function countLeadsByStage(db: Db, campaignId: number): Promise<Partial<Record<Stage, number>>> {
  const rows = await db
    .selectFrom("lead")
    .select(["stage", sql<number>`count(*)::int`.as("count")])
    .where("campaignId", "=", campaignId)
    .groupBy("stage")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.stage, row.count]));
}

const ScalarValue = z.union([z.string(), z.number(), z.boolean()]);
const Fields = z.record(z.string(), ScalarValue);
const FieldsWithLists = z.record(z.string(), z.union([ScalarValue, z.array(ScalarValue)]));
const Criteria = z.array(z.object({ key: z.string(), state: z.enum(["met", "unmet", "unknown"]), points: z.number() }));
const Missing = z.array(z.object({ criterion: z.string(), attribute: z.string() }));

function toColumns(details: LeadDetails) {
  return {
    contact: JSON.stringify(details.contact),
    company: JSON.stringify(details.company),
    deal: JSON.stringify(details.deal),
    source: JSON.stringify(details.source),
    attributes: JSON.stringify(details.attributes),
    inquiry: details.inquiry ?? null,
  };
}

export function toLead(row: Selectable<DB["lead"]>): Lead {
  const intent: Intent = row.intent;
  return {
    id: row.id,
    campaignId: row.campaignId,
    externalId: row.externalId,
    stage: row.stage,
    details: {
      contact: Fields.parse(row.contact),
      company: Fields.parse(row.company),
      deal: Fields.parse(row.deal),
      source: Fields.parse(row.source),
      attributes: FieldsWithLists.parse(row.attributes),
      ...(row.inquiry === null ? {} : { inquiry: row.inquiry }),
    },
    score: {
      score: row.score,
      threshold: row.threshold,
      qualified: row.qualified,
      intent,
      criteria: Criteria.parse(row.criteria),
      missing: Missing.parse(row.missing),
    },
    scoredPlaybookId: row.scoredPlaybookId,
    receivedAt: row.receivedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    qualifiedAt: row.qualifiedAt?.getTime() ?? null,
    revisitAt: row.revisitAt?.getTime() ?? null,
    amount: row.amount,
    demo: row.demo,
  };
}
