import { sql } from "kysely";
import type { Db } from "#db/client.ts";

interface Asked {
  readonly campaignId: number;
  readonly repIds: readonly string[];
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface WeakCriterion {
  readonly criterionKey: string;
  readonly answers: number;
  readonly wrong: number;
  /** People who were wrong at least once. */
  readonly people: number;
}

/** Criteria by their share of wrong answers since an instant; those answered fewer than three times are left out. */
export async function listWeakCriteria(db: Db, asked: Asked): Promise<WeakCriterion[]> {
  const { rows } = await sql<WeakCriterion>`
    select criterion_key, count(*)::int as answers, (count(*) filter (where not correct))::int as wrong,
      (count(distinct rep_id) filter (where not correct))::int as people
    from (${given(asked)}) as given
    group by criterion_key
    having count(*) >= 3 and bool_or(not correct)
    order by (count(*) filter (where not correct))::float8 / count(*) desc, count(*) desc
    limit 5`.execute(db);
  return rows;
}

export interface WrongExample {
  readonly criterionKey: string;
  readonly prompt: string;
  /** The options chosen, or what was typed; null where the answer was an order of things. */
  readonly chosen: string | null;
  readonly times: number;
}

/** For each of these criteria the wrong answers given most often, at most two. */
export async function listWrongExamples(
  db: Db,
  { criteria, ...asked }: Asked & { criteria: readonly string[] },
): Promise<WrongExample[]> {
  const { rows } = await sql<WrongExample>`
    with wrong as (
      select given.criterion_key, presentation.content ->> 'prompt' as prompt,
        case presentation.content -> 'truth' ->> 'kind'
          when 'text' then given.response ->> 'text'
          when 'set' then (
            select string_agg(option ->> 'text', '; ' order by option ->> 'text')
            from jsonb_array_elements(presentation.content -> 'options') as option
            where given.response -> 'ids' ? (option ->> 'id'))
        end as chosen
      from (${given(asked)}) as given join presentation on presentation.id = given.presentation_id
      where not given.correct and given.criterion_key = any(${[...criteria]}::text[])
    ), counted as (
      select criterion_key, prompt, chosen, count(*)::int as times,
        row_number() over (partition by criterion_key order by count(*) desc, prompt, chosen) as place
      from wrong group by criterion_key, prompt, chosen
    )
    select criterion_key, prompt, chosen, times from counted where place <= 2 order by criterion_key, place`.execute(
    db,
  );
  return rows;
}

/** Wrong answers among the last five to each criterion's latest revision, by `rep/criterion`; only where there are any. */
export async function countWrongOfFive(
  db: Db,
  { campaignId, repIds }: { campaignId: number; repIds: readonly string[] },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ repId: string; criterionKey: string; wrong: number }>`
    select rep_id, criterion_key, (count(*) filter (where not correct))::int as wrong
    from (
      select given.*,
        row_number() over (partition by rep_id, criterion_key order by id desc) as place,
        max(criterion_revision) over (partition by rep_id, criterion_key) as latest
      from (${given({ campaignId, repIds, since: 0 })}) as given
    ) as recent
    where place <= 5 and criterion_revision = latest
    group by rep_id, criterion_key
    having bool_or(not correct)`.execute(db);
  return new Map(rows.map(({ repId, criterionKey, wrong }) => [`${repId}/${criterionKey}`, wrong]));
}

/** Answers that count: those taken back are left out. */
function given({ campaignId, repIds, since }: Asked) {
  return sql`
    select answer.* from answer
    where answer.campaign_id = ${campaignId} and answer.rep_id = any(${[...repIds]}::uuid[]) and answer.kind = 'answer'
      and answer.answered_at >= ${new Date(since)}::timestamptz
      and not exists (select from answer void where void.voids_id = answer.id)`;
}
