import { type Selectable, sql } from "kysely";
import { type Stage, STAGES } from "#app/domain/leads/lead.ts";
import type { Db } from "#db/client.ts";
import type { DB } from "#db/schema.ts";

/** Scoring a campaign's leads anew under a version; how far it is. */
export interface RescoreRun {
  readonly playbookId: number;
  readonly campaignId: number;
  /** When the version is in force. */
  readonly dueAt: number;
  /** Null until it has begun. */
  readonly total: number | null;
  readonly scored: number;
  readonly moved: number;
  readonly last: { readonly receivedAt: number; readonly leadId: string } | null;
  readonly end: { readonly kind: "done" | "overtaken"; readonly at: number } | null;
}

export async function insertRescoreRun(
  db: Db,
  { playbookId, campaignId, dueAt }: { playbookId: number; campaignId: number; dueAt: number },
): Promise<void> {
  await db
    .insertInto("rescoreRun")
    .values({
      playbookId,
      campaignId,
      dueAt: new Date(dueAt),
      total: null,
      lastReceivedAt: null,
      lastLeadId: null,
      finishedAt: null,
      endKind: null,
    })
    .execute();
}

export async function findRescoreRun(db: Db, playbookId: number): Promise<RescoreRun | null> {
  const row = await db.selectFrom("rescoreRun").selectAll().where("playbookId", "=", playbookId).executeTakeFirst();
  return row ? toRun(row) : null;
}

/** Whether some version's scoring has not reached every lead of the campaign yet. */
export async function hasOpenRescoreRun(db: Db, campaignId: number): Promise<boolean> {
  const row = await db
    .selectFrom("rescoreRun")
    .select("playbookId")
    .where("campaignId", "=", campaignId)
    .where("finishedAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateRescoreDue(
  db: Db,
  { playbookId, dueAt }: { playbookId: number; dueAt: number },
): Promise<void> {
  await db
    .updateTable("rescoreRun")
    .set({ dueAt: new Date(dueAt) })
    .where("playbookId", "=", playbookId)
    .execute();
}

export async function updateRescoreProgress(
  db: Db,
  run: Pick<RescoreRun, "playbookId" | "total" | "scored" | "moved" | "last">,
): Promise<void> {
  await db
    .updateTable("rescoreRun")
    .set({
      total: run.total,
      scored: run.scored,
      moved: run.moved,
      lastReceivedAt: run.last && new Date(run.last.receivedAt),
      lastLeadId: run.last?.leadId ?? null,
    })
    .where("playbookId", "=", run.playbookId)
    .execute();
}

export async function finishRescoreRun(
  db: Db,
  { playbookId, kind, at }: { playbookId: number; kind: "done" | "overtaken"; at: number },
): Promise<void> {
  await db
    .updateTable("rescoreRun")
    .set({ finishedAt: new Date(at), endKind: kind })
    .where("playbookId", "=", playbookId)
    .where("finishedAt", "is", null)
    .execute();
}

/** Stages in which another score may still matter. */
const OPEN = STAGES.filter((stage) => stage !== "won" && stage !== "lost");

export interface LeadToRescore {
  readonly id: string;
  readonly stage: Stage;
  readonly receivedAt: number;
}

/** Leads that no run has reached and that the version hasn't scored otherwise, in the order they came in. */
export async function listLeadsToRescore(
  db: Db,
  { campaignId, playbookId, last }: Pick<RescoreRun, "campaignId" | "playbookId" | "last">,
  limit: number,
): Promise<LeadToRescore[]> {
  const from = last ? new Date(last.receivedAt) : new Date(0);
  const after = last?.leadId ?? "00000000-0000-0000-0000-000000000000";
  const rows = await toRescore(db, { campaignId, playbookId })
    .select(["id", "stage", "receivedAt"])
    .where(sql<boolean>`(received_at, id) > (${from}::timestamptz, ${after}::uuid)`)
    .orderBy("receivedAt")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.getTime() }));
}

export async function countLeadsToRescore(db: Db, asked: { campaignId: number; playbookId: number }): Promise<number> {
  const row = await toRescore(db, asked)
    .select(sql<number>`count(*)::int`.as("leads"))
    .executeTakeFirstOrThrow();
  return row.leads;
}

function toRescore(db: Db, { campaignId, playbookId }: { campaignId: number; playbookId: number }) {
  return db
    .selectFrom("lead")
    .where("campaignId", "=", campaignId)
    .where("stage", "in", OPEN)
    .where(sql<boolean>`scored_playbook_id is distinct from ${playbookId}::int`);
}

function toRun(row: Selectable<DB["rescoreRun"]>): RescoreRun {
  const { playbookId, campaignId, total, scored, moved } = row;
  return {
    playbookId,
    campaignId,
    dueAt: row.dueAt.getTime(),
    total,
    scored,
    moved,
    last:
      row.lastReceivedAt && row.lastLeadId
        ? { receivedAt: row.lastReceivedAt.getTime(), leadId: row.lastLeadId }
        : null,
    end: row.finishedAt && row.endKind ? { kind: row.endKind, at: row.finishedAt.getTime() } : null,
  };
}
