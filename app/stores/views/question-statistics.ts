import { type RawBuilder, sql } from "kysely";
import {
  type QuestionStatistics,
  questionStatistics,
  type RepAnswers,
} from "#app/domain/insights/question-statistics.ts";
import type { Db } from "#db/client.ts";

/** The latest answers of a campaign; older ones were to other texts, and to other people. */
const MOST_ANSWERS = 20_000;

/**
 * What the append-only log says about some questions of a campaign, by question key; the cases of a generated question
 * count together. Answers that were taken back are left out.
 *
 * @param optionsOf the options to report on, by question key
 */
export async function questionStatisticsOf(
  db: Db,
  campaignId: number,
  optionsOf: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, QuestionStatistics>> {
  if (optionsOf.size === 0) return new Map();
  const answers = await listRepAnswers(db, campaignId, [...optionsOf.keys()]);
  const withOptions = [...optionsOf].flatMap(([key, options]) => (options.length > 0 ? [key] : []));
  const picks = withOptions.length === 0 ? [] : await listPicks(db, campaignId, withOptions);
  return new Map(
    [...optionsOf].map(([key, options]) => {
      const picked = (text: string) => picks.find((one) => one.questionKey === key && one.text === text)?.picked ?? 0;
      return [
        key,
        questionStatistics(
          answers.filter(({ questionKey }) => questionKey === key),
          options.map((text) => ({ text, picked: picked(text) })),
        ),
      ];
    }),
  );
}

/** One row for each rep and question: the database counts, and what leaves it grows with people, not with answers. */
async function listRepAnswers(
  db: Db,
  campaignId: number,
  keys: readonly string[],
): Promise<(RepAnswers & { questionKey: string })[]> {
  const { rows } = await sql<RepAnswers & { questionKey: string }>`
    with given as (${latestAnswers(campaignId)}),
    own as (
      select rep_id, question_key, count(*)::int as asked, (count(*) filter (where correct))::int as right_ones
      from given group by rep_id, question_key
    ),
    whole as (select rep_id, sum(asked)::int as asked, sum(right_ones)::int as right_ones from own group by rep_id)
    select own.question_key, own.rep_id, own.asked, own.right_ones as right,
      jsonb_build_object('answers', whole.asked - own.asked, 'right', whole.right_ones - own.right_ones) as rest
    from own join whole on whole.rep_id = own.rep_id
    where own.question_key = any(${[...keys]})
    order by own.question_key, own.rep_id`.execute(db);
  return rows;
}

/** How often each option of some questions was picked. */
async function listPicks(
  db: Db,
  campaignId: number,
  keys: readonly string[],
): Promise<{ questionKey: string; text: string; picked: number }[]> {
  const { rows } = await sql<{ questionKey: string; text: string; picked: number }>`
    select given.question_key, option ->> 'text' as text, count(*)::int as picked
    from (${latestAnswers(campaignId)}) as given
      join answer on answer.id = given.id
      join presentation on presentation.id = answer.presentation_id,
      jsonb_array_elements(presentation.content -> 'options') as option
    where given.question_key = any(${[...keys]})
      and presentation.content -> 'truth' ->> 'kind' = 'set'
      and answer.response -> 'ids' ? (option ->> 'id')
    group by given.question_key, option ->> 'text'`.execute(db);
  return rows;
}

function latestAnswers(campaignId: number): RawBuilder<unknown> {
  return sql`
    select answer.id, answer.rep_id, answer.correct, split_part(answer.variant, '#', 1) as question_key
    from answer
    where answer.campaign_id = ${campaignId}
      and answer.kind = 'answer'
      and not exists (
        select from answer void
        where void.kind = 'void' and void.campaign_id = ${campaignId} and void.voids_id = answer.id
      )
    order by answer.id desc
    limit ${MOST_ANSWERS}`;
}
