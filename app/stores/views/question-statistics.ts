import { sql } from "kysely";
import {
  type GradedAnswer,
  type QuestionStatistics,
  questionStatistics,
} from "#app/domain/insights/question-statistics.ts";
import type { Db } from "#db/client.ts";

interface Row {
  questionKey: string;
  repId: string;
  correct: boolean;
  chosen: string[];
  total: number;
  totalRight: number;
  ownTotal: number;
  ownRight: number;
}

/** The latest answers of a campaign; older ones were to other texts, and to other people. */
const MOST_ANSWERS = 20_000;

/**
 * What the append-only log says about each question of a campaign, by question key; the cases of a generated question
 * count together. Answers that were taken back are left out.
 *
 * @param optionsOf the options to report on, by question key
 */
export async function questionStatisticsOf(
  db: Db,
  campaignId: number,
  optionsOf: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, QuestionStatistics>> {
  const rows = await listGraded(db, campaignId);
  const byQuestion = new Map<string, GradedAnswer[]>();
  for (const row of rows) {
    const list = byQuestion.get(row.questionKey) ?? [];
    const rest = { answers: row.total - row.ownTotal, right: row.totalRight - row.ownRight };
    list.push({ repId: row.repId, correct: row.correct, chosen: row.chosen, rest });
    byQuestion.set(row.questionKey, list);
  }
  return new Map([...optionsOf].map(([key, options]) => [key, questionStatistics(byQuestion.get(key) ?? [], options)]));
}

async function listGraded(db: Db, campaignId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with given as (
      select answer.id, answer.presentation_id, answer.rep_id, answer.correct, answer.response,
        split_part(answer.variant, '#', 1) as question_key
      from answer
      where answer.campaign_id = ${campaignId}
        and answer.kind = 'answer'
        and not exists (select from answer void where void.voids_id = answer.id)
      order by answer.id desc
      limit ${MOST_ANSWERS}
    )
    select
      given.question_key,
      given.rep_id,
      given.correct,
      coalesce(
        (
          select array_agg(option ->> 'text')
          from presentation, jsonb_array_elements(presentation.content -> 'options') as option
          where presentation.id = given.presentation_id
            and presentation.content -> 'truth' ->> 'kind' = 'set'
            and given.response -> 'ids' ? (option ->> 'id')
        ),
        '{}'
      ) as chosen,
      (count(*) over rep)::int as total,
      (count(*) filter (where given.correct) over rep)::int as total_right,
      (count(*) over own)::int as own_total,
      (count(*) filter (where given.correct) over own)::int as own_right
    from given
    window rep as (partition by given.rep_id), own as (partition by given.rep_id, given.question_key)
    order by given.id
  `.execute(db);
  return rows;
}
