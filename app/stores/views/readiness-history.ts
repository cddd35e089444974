import { sql } from "kysely";
import type { Db } from "#db/client.ts";

/** What made the gate open or shut for somebody. */
export type HistoryCause =
  | { readonly kind: "answer"; readonly criterion: string; readonly correct: boolean }
  | { readonly kind: "taken_back"; readonly criterion: string }
  /** What was known ran out at that instant; it was noticed when somebody asked. */
  | { readonly kind: "time"; readonly at: number }
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "waiver" }
  /** The forgetting curve was fitted anew, and everything answered was folded with it. */
  | { readonly kind: "memory_model" }
  /** Enrolment, account, suspension. */
  | { readonly kind: "standing" };

export interface HistoryEvent {
  readonly id: number;
  readonly at: number;
  readonly eligible: boolean;
  readonly level: string;
  readonly cause: HistoryCause;
}

/** More than a page can be read of. */
const MOST_EVENTS = 20;

interface Row {
  id: number;
  at: Date;
  eligible: boolean;
  level: string;
  endedAt: Date | null;
  answerKind: "answer" | "void" | null;
  criterion: string | null;
  correct: boolean | null;
  version: number | null;
  isWaiver: boolean;
  because: string | null;
}

/**
 * When one rep gained and lost a campaign, newest first, and why. An answer, a taking-back and a waiver carry the instant of
 * the decision they caused; a version took effect since the decision before; else time ended what the one before promised.
 */
export async function listReadinessHistory(
  db: Db,
  { campaign, repId }: { campaign: { id: number; key: string }; repId: string },
): Promise<HistoryEvent[]> {
  const { rows } = await sql<Row>`
    with event as (
      select id, occurred_at as at, type = 'eligibility.granted' as eligible, data->>'level' as level, data->>'because' as because,
        lag(occurred_at) over (order by id) as before, lag((data->>'until')::timestamptz) over (order by id) as promised
      from outbox
      where type in ('eligibility.granted', 'eligibility.revoked') and subject = ${`rep:${repId}`} and data->>'campaign' = ${campaign.key}
      order by id desc limit ${MOST_EVENTS}
    )
    select e.id, e.at, e.eligible, e.level, e.because, case when e.promised <= e.at then e.promised end as ended_at,
      a.kind as answer_kind, a.criterion_key as criterion, a.correct,
      (select max(p.version) from playbook p left join grace_end g on g.playbook_id = p.id
       where p.campaign_id = ${campaign.id}::int and coalesce(g.kind, 'enforced') = 'enforced'
         and coalesce(g.ended_at, p.enforce_from) <= e.at
         and coalesce(g.ended_at, p.enforce_from) > coalesce(e.before, '-infinity')) as version,
      exists (select from waiver w where w.campaign_id = ${campaign.id}::int and w.rep_id = ${repId}::uuid
              and e.at in (w.granted_at, w.revoked_at)) as is_waiver
    from event e
    left join lateral (
      select kind, criterion_key, correct from answer
      where rep_id = ${repId}::uuid and campaign_id = ${campaign.id}::int and answered_at = e.at order by id desc limit 1
    ) a on true
    order by e.id desc`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.getTime(),
    eligible: row.eligible,
    level: row.level,
    cause: causeOf(row),
  }));
}

function causeOf({ eligible, endedAt, answerKind, criterion, correct, version, isWaiver, because }: Row): HistoryCause {
  if (!eligible && endedAt) return { kind: "time", at: endedAt.getTime() };
  if (because === "memory_model") return { kind: "memory_model" };
  if (criterion !== null && answerKind === "void") return { kind: "taken_back", criterion };
  if (criterion !== null && correct === eligible) return { kind: "answer", criterion, correct };
  if (isWaiver) return { kind: "waiver" };
  return version === null || (eligible && version === 1) ? { kind: "standing" } : { kind: "version", version };
}
