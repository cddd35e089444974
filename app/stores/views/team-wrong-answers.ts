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

export interface AskedCriterion {
  readonly repId: string;
  readonly criterionKey: string;
  readonly revision: number;
}

/** Wrong answers among the last five to each of these criterion revisions, by `rep/criterion`. */
export async function countWrongOfFive(
  db: Db,
  { campaignId, asked }: { campaignId: number; asked: readonly AskedCriterion[] },
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ repId: string; criterionKey: string; wrong: number }>`
    select asked.rep_id, asked.criterion_key, (count(*) filter (where not recent.correct))::int as wrong
    from unnest(
      ${asked.map(({ repId }) => repId)}::uuid[], ${asked.map(({ criterionKey }) => criterionKey)}::text[],
      ${asked.map(({ revision }) => revision)}::int[]
    ) as asked(rep_id, criterion_key, revision)
    cross join lateral (
      select answer.correct from answer
      where answer.rep_id = asked.rep_id and answer.campaign_id = ${campaignId}::int
        and answer.criterion_key = asked.criterion_key and answer.criterion_revision = asked.revision
        and ${isGiven}
      order by answer.id desc limit 5
    ) as recent
    group by asked.rep_id, asked.criterion_key`.execute(db);
  return new Map(rows.map(({ repId, criterionKey, wrong }) => [`${repId}/${criterionKey}`, wrong]));
}

/** An answer, and not taken back. Voids are few: naming them first spares looking through all answers for each. */
const isGiven = sql`answer.kind = 'answer'
  and not exists (select from answer void where void.voids_id = answer.id and void.voids_id is not null)`;

function given({ campaignId, repIds, since }: Asked) {
  return sql`
    select answer.* from answer
    where answer.campaign_id = ${campaignId} and answer.rep_id = any(${[...repIds]}::uuid[])
      and answer.answered_at >= ${new Date(since)}::timestamptz and ${isGiven}`;
}
