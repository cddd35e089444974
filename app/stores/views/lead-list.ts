import { sql } from "kysely";
import { z } from "zod";
import { type Intent, type Stage } from "#app/domain/leads/lead.ts";
import { inScope, type LeadScope } from "#app/stores/views/lead-scope.ts";
import { prospectOf } from "#app/stores/views/prospect.ts";
import type { Db } from "#db/client.ts";

/** One line of a lead list. Instants are epoch milliseconds. */
export interface LeadListItem {
  readonly id: string;
  readonly externalId: string | null;
  readonly campaign: { readonly key: string; readonly name: string };
  readonly stage: Stage;
  readonly name: string;
  readonly company: string | null;
  readonly score: number;
  readonly threshold: number;
  readonly qualified: boolean;
  readonly intent: Intent;
  readonly receivedAt: number;
  readonly owner: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly assignedAt: number;
    readonly via: string;
  } | null;
  /** The running clock of the first touch. */
  readonly clock: { readonly startedAt: number; readonly dueAt: number; readonly breached: boolean } | null;
  readonly hold: {
    readonly since: number;
    readonly escalatesAt: number;
    readonly escalated: boolean;
    readonly pool: string;
  } | null;
}

export interface LeadListQuestion {
  readonly scope: LeadScope;
  readonly stages?: readonly Stage[] | undefined;
  readonly campaign?: string | undefined;
  readonly repId?: string | undefined;
  /** As answered by the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Leads with a running clock first, least time left first; then the others, latest first. An unknown cursor is the start. */
export async function listLeads(
  db: Db,
  asked: LeadListQuestion,
): Promise<{ items: LeadListItem[]; nextCursor: string | null }> {
  const after = readCursor(asked.cursor);
  const rows = await db
    .selectFrom("lead")
    .innerJoin("campaign", "campaign.id", "lead.campaignId")
    .leftJoin("assignment as owner", (join) =>
      join.onRef("owner.leadId", "=", "lead.id").on("owner.endedAt", "is", null),
    )
    .leftJoin("person", "person.id", "owner.repId")
    .leftJoin("slaClock as clock", (join) =>
      join.onRef("clock.assignmentId", "=", "owner.id").on("clock.metAt", "is", null).on("clock.stoppedAt", "is", null),
    )
    .leftJoin("hold", (join) => join.onRef("hold.leadId", "=", "lead.id").on("hold.endedAt", "is", null))
    .select([
      "lead.id",
      "lead.externalId",
      "lead.stage",
      "lead.contact",
      "lead.company",
      "lead.score",
      "lead.threshold",
      "lead.qualified",
      "lead.intent",
      "lead.receivedAt",
      "campaign.key as campaignKey",
      "campaign.name as campaignName",
      "person.id as ownerId",
      "person.email as ownerEmail",
      "person.name as ownerName",
      "owner.assignedAt",
      "owner.via",
      "clock.startedAt as clockStartedAt",
      "clock.dueAt as clockDueAt",
      "clock.breachedAt as clockBreachedAt",
      "hold.since as holdSince",
      "hold.escalatesAt as holdEscalatesAt",
      "hold.escalatedAt as holdEscalatedAt",
      "hold.pool as holdPool",
    ])
    .where(inScope(asked.scope))
    .$if(asked.stages !== undefined, (query) =>
      query.where("lead.stage", "=", sql<Stage>`any(${[...(asked.stages ?? [])]}::text[])`),
    )
    .$if(asked.campaign !== undefined, (query) => query.where("campaign.key", "=", asked.campaign ?? ""))
    .$if(asked.repId !== undefined, (query) => query.where("owner.repId", "=", asked.repId ?? null))
    .$if(after !== null, (query) => query.where(beyond(after)))
    .orderBy(DUE)
    .orderBy("lead.receivedAt", "desc")
    .orderBy("lead.id")
    .limit(asked.limit + 1)
    .execute();
  const page = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? page.at(-1) : undefined;
  return { items: page.map(toItem), nextCursor: last ? writeCursor(last) : null };
}

/** What no clock runs for comes after everything that one runs for. */
const NEVER = "9999-12-31T00:00:00.000Z";
const DUE = sql<Date>`coalesce(clock.due_at, ${sql.lit(NEVER)}::timestamptz)`;

const Cursor = z.tuple([z.iso.datetime(), z.iso.datetime(), z.uuid()]);
type Cursor = z.infer<typeof Cursor>;

function beyond(after: Cursor | null) {
  const [due, received, id] = after ?? [NEVER, NEVER, ""];
  return sql<boolean>`(
    ${DUE} > ${due}::timestamptz or ${DUE} = ${due}::timestamptz and (
      lead.received_at < ${received}::timestamptz or lead.received_at = ${received}::timestamptz and lead.id > ${id}::uuid
    )
  )`;
}

function readCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  const parsed = Cursor.safeParse(Buffer.from(cursor, "base64url").toString("utf8").split(" "));
  return parsed.success ? parsed.data : null;
}

function writeCursor(row: { clockDueAt: Date | null; receivedAt: Date; id: string }): string {
  const parts = [row.clockDueAt?.toISOString() ?? NEVER, row.receivedAt.toISOString(), row.id];
  return Buffer.from(parts.join(" ")).toString("base64url");
}

interface Row {
  id: string;
  externalId: string | null;
  stage: Stage;
  contact: unknown;
  company: unknown;
  score: number;
  threshold: number;
  qualified: boolean;
  intent: Intent;
  receivedAt: Date;
  campaignKey: string;
  campaignName: string;
  ownerId: string | null;
  ownerEmail: string | null;
  ownerName: string | null;
  assignedAt: Date | null;
  via: string | null;
  clockStartedAt: Date | null;
  clockDueAt: Date | null;
  clockBreachedAt: Date | null;
  holdSince: Date | null;
  holdEscalatesAt: Date | null;
  holdEscalatedAt: Date | null;
  holdPool: string | null;
}

function toItem(row: Row): LeadListItem {
  const { id, externalId, stage, score, threshold, qualified, intent } = row;
  return {
    ...{ id, externalId, stage, score, threshold, qualified, intent },
    ...prospectOf(row),
    campaign: { key: row.campaignKey, name: row.campaignName },
    receivedAt: row.receivedAt.getTime(),
    owner:
      row.ownerId && row.assignedAt
        ? {
            id: row.ownerId,
            email: row.ownerEmail ?? "",
            name: row.ownerName ?? "",
            assignedAt: row.assignedAt.getTime(),
            via: row.via ?? "",
          }
        : null,
    clock:
      row.clockStartedAt && row.clockDueAt
        ? {
            startedAt: row.clockStartedAt.getTime(),
            dueAt: row.clockDueAt.getTime(),
            breached: row.clockBreachedAt !== null,
          }
        : null,
    hold:
      row.holdSince && row.holdEscalatesAt
        ? {
            since: row.holdSince.getTime(),
            escalatesAt: row.holdEscalatesAt.getTime(),
            escalated: row.holdEscalatedAt !== null,
            pool: row.holdPool ?? "",
          }
        : null,
  };
}
