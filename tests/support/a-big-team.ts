import { sql } from "kysely";
import { foldAnswers } from "#app/domain/memory/fold.ts";
import { DEFAULT_MODEL } from "#app/domain/memory/fsrs.ts";
import { modelName } from "#app/domain/memory/memory-model.ts";
import type { AnswerRecord } from "#app/domain/memory/memory.ts";
import { DAY_MS, MINUTE_MS } from "#app/domain/time.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "./campaign.ts";
import { aPerson } from "./people.ts";

export const BIG_CAMPAIGN = "summit";
const CRITICAL = 12;
export const BIG_TEAMS = ["north", "south", "east", "west", "central"];

/** Days before now, and whether it was right: from who never practised to who has known it for weeks. */
const HABITS: readonly (readonly (readonly [daysAgo: number, right: boolean])[])[] = [
  [[21, true], [12, true], [4, true]],
  [[30, true], [15, true], [6, true]],
  [[9, true], [7, true], [3, true]],
  [[6, true], [3, true]],
  [[4, true], [2, true], [1, true]],
  [[0.2, true], [0.19, true]],
  [[25, true], [20, false], [19, true], [10, false], [2, true], [1, true]],
  [[8, true], [3, false]],
  [[12, true], [4, true], [1, false], [0.9, true]],
  [],
]; // prettier-ignore

interface LoggedHabit {
  readonly answers: readonly AnswerRecord[];
  readonly state: ReturnType<typeof foldAnswers>;
}

/**
 * So many reps in five teams, each with a past of their own on a campaign of 24 criteria, twelve of them critical: by
 * SQL, and without checking references, because a hundred thousand answers by use-case would take an hour. Every memory
 * is the fold of its answers, so that the world passes for one that was practised.
 */
export async function aBigTeam(deps: Deps, people: number): Promise<{ marketerId: string; managerId: string }> {
  const { id: marketerId } = await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  const { id: managerId } = await aPerson(deps, "max", { role: "manager" });
  const criteria = Array.from({ length: 24 }, (_, index) => ({
    key: `c${String(index + 1).padStart(2, "0")}`,
    title: TITLES[index] ?? `Criterion ${index + 1}`,
    importance: index < CRITICAL ? ("critical" as const) : ("standard" as const),
    ...(index === 0 ? { rule: SIZE_RULE, points: 20, required: true } : {}),
  }));
  await publishPlaybook(deps, aPlaybook({ key: BIG_CAMPAIGN, teams: BIG_TEAMS, criteria }));
  const campaign = await campaignOf(deps, BIG_CAMPAIGN);
  const now = deps.clock.now();
  const habits = HABITS.map((habit) => logged(habit, now));
  const pasts = Array.from({ length: people }, (_, person) => ({
    person,
    name: `${FIRST[person % FIRST.length]} ${LAST[Math.floor(person / FIRST.length) % LAST.length]} ${person}`,
    team: BIG_TEAMS[person % BIG_TEAMS.length] ?? "north",
    kinds: criteria.map((_criterion, index) => habitOf(person, index)),
  }));
  await deps.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db);
    await sql`insert into person (id, email, name, role, created_at)
      select md5('rep' || i)::uuid, 'rep-' || i || '@example.com', name, 'rep', ${new Date(now - 200 * DAY_MS)}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(pasts.map(({ person, name }) => ({ i: person, name })))}::jsonb) as r(i int, name text)`.execute(
      db,
    );
    await sql`insert into team_member (team_id, person_id)
      select team.id, md5('rep' || i)::uuid
      from jsonb_to_recordset(${JSON.stringify(pasts.map(({ person, team }) => ({ i: person, team })))}::jsonb) as r(i int, team text)
      join team on team.key = r.team`.execute(db);
    await sql`insert into team_member (team_id, person_id, capacity)
      select id, ${managerId}::uuid, 'manager' from team where key = any(${BIG_TEAMS}::text[])`.execute(db);
    for (let start = 0; start < pasts.length; start += 100) {
      const rows = pasts.slice(start, start + 100).flatMap(({ person, kinds }) =>
        kinds.flatMap((kind, index) => {
          const habit = habits[kind];
          return habit?.state ? [rowOf(person, criteria[index]?.key ?? "", habit)] : [];
        }),
      );
      await insertPasts(db, { campaignId: campaign.id, playbookId: campaign.playbookId ?? 0, rows });
    }
    await sql`set session_replication_role = origin`.execute(db);
    await sql`analyze`.execute(db);
  });
  return { marketerId, managerId };
}

function logged(habit: readonly (readonly [number, boolean])[], now: number): LoggedHabit {
  const answers = habit.map(([daysAgo, correct], index) => {
    const at = now - Math.round(daysAgo * DAY_MS) - 5 * MINUTE_MS;
    return {
      id: String(index),
      correct,
      at,
      day: new Date(at).toISOString().slice(0, 10),
      variant: `q${index % 3}`,
      voided: false,
    };
  });
  return { answers, state: foldAnswers(DEFAULT_MODEL, answers) };
}

/** Most of a person's criteria go alike, a few their own way, so that some are ready and some are not. */
function habitOf(person: number, criterion: number): number {
  const own = (person * 7 + criterion * 13) % 97;
  if (own < 4) return own % HABITS.length === 0 ? 9 : 6 + (own % 4);
  const steady = person % 10;
  if (steady < 6) return (person + criterion) % 5;
  if (steady === 6) return 5;
  return steady === 9 ? 9 : (person * 3 + criterion * 5) % HABITS.length;
}

function rowOf(person: number, criterion: string, { answers, state }: LoggedHabit) {
  if (!state) throw new Error("an empty past has no row");
  const { memory, evidence } = state;
  return {
    i: person,
    criterion,
    stability: memory.stability,
    difficulty: memory.difficulty,
    decay: memory.decay,
    last_at: new Date(memory.lastAt).toISOString(),
    last_day: memory.lastDay,
    evidence,
    answers: answers.map(({ correct, at, day, variant }, index) => ({
      n: index,
      correct,
      day,
      variant: `${criterion}-${variant}`,
      at: new Date(at).toISOString(),
    })),
  };
}

async function insertPasts(
  db: Deps["db"],
  {
    campaignId,
    playbookId,
    rows,
  }: { campaignId: number; playbookId: number; rows: readonly ReturnType<typeof rowOf>[] },
): Promise<void> {
  const past = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r(i int, criterion text, stability float8, difficulty float8, decay float8, last_at timestamptz, last_day text, evidence jsonb, answers jsonb)`;
  const each = sql`${past}, jsonb_to_recordset(r.answers) as a(n int, correct boolean, day text, variant text, at timestamptz)`;
  const content = sql`jsonb_build_object('kind', 'true_false', 'variant', a.variant, 'criterion', r.criterion,
    'prompt', 'Is statement ' || right(a.variant, 1) || ' about ' || r.criterion || ' true?',
    'options', '[{"id":"t","text":"True"},{"id":"f","text":"False"}]'::jsonb, 'truth', '{"kind":"set","ids":["t"]}'::jsonb)`;
  await sql`insert into presentation (id, session_id, rep_id, campaign_id, playbook_id, criterion_key, criterion_revision, variant, content, why, presented_at)
    select md5(r.i || r.criterion || a.n)::uuid, md5('session' || r.i)::uuid, md5('rep' || r.i)::uuid, ${campaignId}::int, ${playbookId}::int, r.criterion, 1,
      a.variant, ${content}, 'due', a.at from ${each}`.execute(db);
  await sql`insert into answer (presentation_id, session_id, rep_id, campaign_id, criterion_key, criterion_revision, variant, response, correct, answered_at, day)
    select md5(r.i || r.criterion || a.n)::uuid, md5('session' || r.i)::uuid, md5('rep' || r.i)::uuid, ${campaignId}::int, r.criterion, 1, a.variant,
      jsonb_build_object('kind', 'choice', 'ids', jsonb_build_array(case when a.correct then 't' else 'f' end)), a.correct, a.at, a.day
    from ${each} order by r.i, a.at, r.criterion`.execute(db);
  await sql`insert into memory (rep_id, campaign_id, criterion_key, criterion_revision, stability, difficulty, decay, last_at, last_day, evidence, model, last_answer_id)
    select md5('rep' || r.i)::uuid, ${campaignId}::int, r.criterion, 1, r.stability, r.difficulty, r.decay, r.last_at, r.last_day, r.evidence, ${modelName(DEFAULT_MODEL)},
      (select max(id) from answer where rep_id = md5('rep' || r.i)::uuid and campaign_id = ${campaignId}::int and criterion_key = r.criterion)
    from ${past}`.execute(db);
}

const FIRST = ["Amara", "Bence", "Chiara", "Dmitri", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaveh", "Lena", "Mateo", "Nora", "Oskar", "Priya"]; // prettier-ignore
const LAST = ["Adeyemi", "Bakker", "Costa", "Dvořák", "Eriksen", "Fontaine", "García Márquez", "Horváth", "Ivanova", "Jansen-Oosterhuis"]; // prettier-ignore

const TITLES = [
  "Between 50 and 1,000 employees", "Runs two packaging lines or more", "Food, beverage or pharma", "Based in a country we serve",
  "Decides about the line or its budget", "Asked for an audit in the last 30 days", "Attended a demo of five minutes or more",
  "Controller older than eight years", "No integrator under contract", "Plans a retrofit within 18 months", "Is not a competitor’s employee",
  "Safety: never promise an unguarded line", "Students are not leads", "Which paper this campaign offered", "What the booth showed",
  "The three pains a plant manager names", "Persona: the operations director", "Persona: the maintenance manager",
  "High intent against still looking", "What a change of format costs", "Whom the pilot plant may refer to", "When to bring the integrator in",
  "What we never say about competitors", "How the audit is booked",
]; // prettier-ignore
