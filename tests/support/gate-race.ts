import { sql } from "kysely";
import type { CampaignGuard } from "#app/use-cases/routing/in-campaign.ts";
import { assignLeadNow } from "#app/use-cases/routing/assign.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "./campaign.ts";
import { cloneDatabase } from "./database.ts";
import { testDeps } from "./deps.ts";
import { aWorldOf, ROUTER } from "./leads.ts";
import { practise } from "./practise.ts";

export interface Race {
  readonly seed: number;
  readonly assignments: number;
  readonly publications: number;
  readonly answers: number;
  /** Transactions that the database broke off; they did nothing. */
  readonly aborted: number;
  readonly violations: readonly { readonly decision: string; readonly why: string }[];
  readonly publishMs: { readonly p50: number; readonly max: number };
}

export interface RaceSettings {
  readonly seed: number;
  readonly publications: number;
  /** At most. */
  readonly seconds: number;
  readonly untilBroken?: boolean;
}

const REPS = ["ada", "ben", "cal", "dee"];
const LEADS = 3_000;
/** One right answer makes ready, and every publication takes it away again. */
const sections = {
  gate: { variants: { critical: 1, standard: 1 }, proven_days: 1 },
  sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2 },
};

/**
 * Six assigners on three pools, a publisher that changes the one criterion materially again and again, and reps who answer,
 * sometimes wrongly, all at once on one campaign. Ends when there were enough publications and assignments, or at once when
 * `untilBroken` and broken; in any case when the time is up.
 */
export async function raceForTheGate(
  guard: CampaignGuard | undefined,
  { seed, publications, seconds, untilBroken = false }: RaceSettings,
): Promise<Race> {
  const database = await cloneDatabase();
  const pools = [1, 2, 3].map(() => openDatabase(database.url, { max: 8, connectionTimeoutMs: 30_000 }));
  try {
    const deps = testDeps(database.db);
    const world = await aWorldOf(deps, REPS, { criteria: [criterion(0)], sections });
    const leads = await stockUp(database, world.campaign.id);
    const random = mulberry(seed);
    const end = Date.now() + seconds * 1000;
    const tally = { aborted: 0, publications: 0, publishMs: [] as number[] };
    let broken = false;
    const enough = () => !untilBroken && tally.publications >= publications;
    const running = () => Date.now() < end && !broken && !enough();

    const assigners = Array.from({ length: 6 }, async (_, index) => {
      const own: Deps = { ...deps, db: pools[index % pools.length]?.db ?? deps.db };
      while (running()) {
        const leadId = leads[Math.floor(random() * leads.length)] ?? "";
        const input = { leadId, actor: ROUTER, reason: "race" };
        await assignLeadNow(own, input, guard).catch(() => void (tally.aborted += 1));
        await pause(random() * 10);
      }
    });
    const learners = [...world.ids.values()].map(async (id, index) => {
      const own: Deps = { ...deps, db: pools[index % pools.length]?.db ?? deps.db };
      const rep = { id, timeZone: "Europe/Berlin" };
      while (running()) {
        const campaign = await campaignOf(own);
        // A publication in the middle of a sitting may end it; the next one starts over.
        await practise(own, rep, campaign, () => random() > 0.15).catch(() => 0);
        await pause(random() * 5);
      }
    });
    const publisher = (async () => {
      while (running()) {
        await pause(20 + random() * 100);
        const playbook = aPlaybook({ criteria: [criterion(tally.publications + 1)], sections });
        const start = performance.now();
        await publishPlaybook(deps, playbook);
        tally.publishMs.push(performance.now() - start);
        tally.publications += 1;
        if (untilBroken) broken = (await findViolations(database)).length > 0;
      }
    })();
    await Promise.all([...assigners, ...learners, publisher]);

    const sorted = tally.publishMs.sort((a, b) => a - b);
    return {
      seed,
      assignments: await count(database, "decision", "outcome = 'assigned'"),
      publications: tally.publications,
      answers: await count(database, "answer", "true"),
      aborted: tally.aborted,
      violations: await findViolations(database),
      publishMs: { p50: Math.round(sorted[sorted.length >> 1] ?? 0), max: Math.round(sorted.at(-1) ?? 0) },
    };
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await database.close();
  }
}

/**
 * The oracle: knows nothing of the code, only rows that never change and when each was committed. An assignment breaks R1 if
 * a newer version had been committed before it, or if the rep's last answer to the criterion's revision was not right then.
 */
async function findViolations({ db }: Database): Promise<Race["violations"]> {
  const { rows } = await sql<{ decision: string; why: string }>`
    with version as (
      select p.id, p.version, c.revision, pg_xact_commit_timestamp(p.xmin) as at
      from playbook p join playbook_criterion c on c.playbook_id = p.id and c.key = 'size'
    ), assigned as (
      select d.id, d.chosen_rep_id, d.playbook_id, pg_xact_commit_timestamp(d.xmin) as at
      from decision d where d.outcome = 'assigned'
    ), judged as (
      select a.id as decision, case
        when exists (select from version newer where newer.version > v.version and newer.at < a.at) then 'stale version'
        when not coalesce((
          select n.correct from answer n
          where n.rep_id = a.chosen_rep_id and n.criterion_key = 'size' and n.criterion_revision = v.revision
            and pg_xact_commit_timestamp(n.xmin) <= a.at
          order by n.id desc limit 1
        ), false) then 'not ready' end as why
      from assigned a join version v on v.id = a.playbook_id
    )
    select decision, why from judged where why is not null`.execute(db);
  return rows;
}

function criterion(edition: number) {
  return { key: "size", rule: { ...SIZE_RULE, value: [50, 1000 + edition] }, points: 20, required: true };
}

/** Qualified leads, put there directly: the race is about assigning. */
async function stockUp({ db }: Database, campaignId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into lead (campaign_id, stage, company, qualified, score, received_at, updated_at, qualified_at)
    select ${campaignId}::int, 'qualified', '{"employees": 120}', true, 20, now(), now(), now() from generate_series(1, ${LEADS}::int)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}

async function count({ db }: Database, table: "decision" | "answer", condition: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where ${sql.raw(condition)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A small generator with a seed (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
