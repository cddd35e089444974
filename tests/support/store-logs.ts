import { sql } from "kysely";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { Db } from "#db/client.ts";
import type { LoggedSequence } from "./answer-logs.ts";

/**
 * Puts made-up answers into the log as if they had been given, in the order of time, by people of the team; each of their
 * memories waits for a replay. Criterion n is the nth key. Answers the people's ids, the same each time: the log is read by
 * them, and the optimiser's result depends on the order a little.
 */
export async function storeLogs(
  db: Db,
  logs: readonly LoggedSequence[],
  { campaign, teamKey, keys }: { campaign: Campaign; teamKey: string; keys: readonly string[] },
): Promise<string[]> {
  const people = [...new Set(logs.map(({ person }) => person))];
  const answers = logs
    .flatMap(({ person, criterion, answers }) =>
      answers.map(({ at, day, correct, variant }) => ({ person, key: keys[criterion], at, day, correct, variant })),
    )
    .toSorted((a, b) => a.at - b.at);
  return db.transaction().execute(async (tx) => {
    const made = await sql<{ id: string }>`
      insert into person (id, email, name, role, created_at)
      select md5('logged' || n)::uuid, 'logged' || n || '@example.com', 'Logged ' || n, 'rep', '2026-01-01' from unnest(${people}::int[]) as p(n)
      returning id`.execute(tx);
    const ids = made.rows.map(({ id }) => id);
    await sql`insert into team_member (team_id, person_id, capacity)
      select team.id, p.id, 'member' from team, unnest(${ids}::uuid[]) as p(id) where team.key = ${teamKey}`.execute(
      tx,
    );
    await sql`
      create temp table logged on commit drop as
      select row_number() over () as place, gen_random_uuid() as presentation, (${ids}::uuid[])[person + 1] as rep, l.*
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
        as l(person int, key text, at float8, day text, correct boolean, variant text)`.execute(tx);
    await sql`
      insert into practice_session (id, rep_id, campaign_id, question_cap, planned, started_at)
      select id, id, ${campaign.id}::int, 60, 0, '2026-01-01' from unnest(${ids}::uuid[]) as p(id)`.execute(tx);
    await sql`
      insert into presentation (id, session_id, rep_id, campaign_id, playbook_id, criterion_key, criterion_revision,
        variant, content, why, presented_at)
      select presentation, rep, rep, ${campaign.id}::int, ${campaign.playbookId}::int, key, 1, variant,
        '{"kind": "scenario", "variant": "a", "options": [{"id": "x"}, {"id": "y"}, {"id": "z"}], "truth": {"kind": "set", "ids": []}}', 'due', to_timestamp(at / 1000)
      from logged order by place`.execute(tx);
    await sql`
      insert into answer (presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant,
        response, correct, answered_at, day)
      select presentation, rep, rep, ${campaign.id}::int, key, 1, variant, '{"kind": "choice", "ids": []}', correct,
        to_timestamp(at / 1000), day
      from logged order by place`.execute(tx);
    await sql`
      insert into memory (rep_id, campaign_id, criterion_key, criterion_revision, stability, difficulty, last_at, last_day,
        evidence, model, last_answer_id)
      select distinct rep, ${campaign.id}::int, key, 1, 1, 1, now(), '', '{"runVariants": [], "rightDays": []}'::jsonb, 'none:0', 0
      from logged`.execute(tx);
    return ids;
  });
}
