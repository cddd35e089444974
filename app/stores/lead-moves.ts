import { sql } from "kysely";
import type { Stage } from "#app/domain/leads/lead.ts";
import type { Db } from "#db/client.ts";

export interface LeadMove {
  readonly leadId: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly actor: string;
  readonly reason: string;
  readonly at: number;
}

/** Moves a lead, writes the move and announces it, in one statement; throws if the lead is not where it was thought. */
export async function saveMove(db: Db, move: LeadMove & { readonly campaign: string }): Promise<void> {
  const data = JSON.stringify({
    lead: move.leadId,
    campaign: move.campaign,
    from: move.from,
    to: move.to,
    reason: move.reason,
  });
  const at = new Date(move.at);
  const moved = await sql`
    with moved as (
      update lead set stage = ${move.to}, updated_at = ${at}::timestamptz
      where id = ${move.leadId}::uuid and stage = ${move.from} returning id
    ), announced as (
      insert into outbox (type, subject, data, occurred_at)
      select 'lead.stage_changed', 'lead:' || id, ${data}::jsonb, ${at}::timestamptz from moved
    )
    insert into lead_move (lead_id, from_stage, to_stage, actor, reason, at)
    select id, ${move.from}, ${move.to}, ${move.actor}, ${move.reason}, ${at}::timestamptz from moved`.execute(db);
  if (Number(moved.numAffectedRows ?? 0) !== 1) throw new Error(`lead ${move.leadId} is not ${move.from}`);
}
