import { sql } from "kysely";
import type { Db } from "#db/client.ts";

export const TOUCH_KINDS = ["call", "email", "meeting", "message"] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

export interface Touch {
  readonly leadId: string;
  /** Null: logged by a system that did not say for whom. */
  readonly repId: string | null;
  readonly kind: TouchKind;
  readonly at: number;
  readonly note: string | null;
  readonly recordedAt: number;
}

export async function insertTouch(db: Db, touch: Touch): Promise<string> {
  const { id } = await db
    .insertInto("touch")
    .values({ ...touch, at: new Date(touch.at), recordedAt: new Date(touch.recordedAt) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** How often the lead was touched since it last qualified. */
export async function countTouches(db: Db, { leadId, since }: { leadId: string; since: number }): Promise<number> {
  const row = await db
    .selectFrom("touch")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("leadId", "=", leadId)
    .where("at", ">=", new Date(since))
    .executeTakeFirstOrThrow();
  return row.count;
}
