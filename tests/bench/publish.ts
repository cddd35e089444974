import pg from "pg";
import { openDatabase } from "#db/client.ts";
import { systemDeps } from "#app/runtime.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { aPerson } from "#tests/support/people.ts";
import { type Bench, compare, median } from "./measurement.ts";
import { startBenchServer } from "./world/bench-database.ts";

const ROUNDS = 15;
const SIDES = { ours: { key: "crowd", reps: 10_000 }, baseline: { key: "few", reps: 10 } } as const;

export const publishBench: Bench = {
  name: "publish-10000",
  goal: { kind: "at_most", ratio: 1.5 },
  about: "time to publish a material change that re-gates 10,000 ready reps, beside 10",
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    const database = openDatabase(fresh.url, { max: 4 });
    const deps = systemDeps(database);
    const client = new pg.Client(fresh.url);
    await client.connect();
    try {
      const owners = [
        await aPerson(deps, "mara", { role: "marketer" }),
        await aPerson(deps, "sami", { role: "manager" }),
      ].map(({ id }) => id);
      for (const { key, reps } of Object.values(SIDES)) {
        await publishPlaybook(deps, aPlaybook({ key, teams: [`team-${key}`] }));
        await enrol(client, key, reps);
      }
      const times: Record<keyof typeof SIDES, number[]> = { ours: [], baseline: [] };
      // The first round warms up.
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const side of round % 2 === 0 ? (["ours", "baseline"] as const) : (["baseline", "ours"] as const)) {
          const took = await publishChange(deps, client, { ...SIDES[side], owners, round });
          if (round > 0) times[side].push(took);
        }
      }
      say(`${ROUNDS} publications each, a material change of a critical criterion each time`);
      return compare(median(times.ours), median(times.baseline), "ms");
    } finally {
      await client.end();
      await database.close();
      await fresh.drop();
      await postgres.stop();
    }
  },
};

/** Everybody ready under the version in force; a publication; nobody's verdict may answer any more. */
async function publishChange(
  deps: Deps,
  client: pg.Client,
  { key, reps, owners, round }: { key: string; reps: number; owners: readonly string[]; round: number },
): Promise<number> {
  await makeReady(client, key);
  expectCount(await countAnswering(client, key), reps);
  const actor = { kind: "person", id: owners[0] ?? "" } as const;
  const playbook = aPlaybook({
    key,
    teams: [`team-${key}`],
    criteria: [
      {
        key: "size",
        rule: { attribute: "company.employees", op: "between", value: [50, 1_001 + round] },
        points: 20,
        required: true,
        change: "material",
      },
      { key: "paper", importance: "standard" },
    ],
  });
  const proposed = await propose(deps, { actor, playbook });
  if (proposed.kind !== "proposed") throw new Error(`not proposed: ${JSON.stringify(proposed)}`);
  const { proposalId, contentHash } = proposed;
  for (const signerId of owners) await sign(deps, { signerId, proposalId, contentHash });

  const startedAt = performance.now();
  const result = await publish(deps, { actor, proposalId });
  const took = performance.now() - startedAt;
  if (result.kind !== "published") throw new Error(`not published: ${JSON.stringify(result)}`);
  expectCount(await countAnswering(client, key), 0);
  return took;
}

async function enrol(client: pg.Client, key: string, reps: number): Promise<void> {
  await client.query(
    `with made as (
       insert into person (email, name, role, created_at)
       select $1 || '-' || i || '@example.com', 'Rep ' || i, 'rep', now() from generate_series(1, $2::int) i returning id)
     insert into team_member (team_id, person_id) select team.id, made.id from team, made where team.key = 'team-' || $1`,
    [key, reps],
  );
}

async function makeReady(client: pg.Client, key: string): Promise<void> {
  await client.query(
    `insert into eligibility (campaign_id, rep_id, playbook_id, eligible, level, via, until, reasons, decided_at, since)
     select campaign.id, team_member.person_id, campaign.playbook_id, true, 'ready', 'gate', now() + interval '21 days', '[]', now(), now()
     from campaign join campaign_team on campaign_team.campaign_id = campaign.id
       join team_member on team_member.team_id = campaign_team.team_id
     where campaign.key = $1
     on conflict (campaign_id, rep_id) do update set playbook_id = excluded.playbook_id`,
    [key],
  );
}

async function countAnswering(client: pg.Client, key: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from eligibility join campaign on campaign.id = eligibility.campaign_id
     where campaign.key = $1 and eligibility.playbook_id = campaign.playbook_id and campaign.next_playbook_id is null`,
    [key],
  );
  return rows[0]?.count ?? 0;
}

function expectCount(found: number, expected: number): void {
  if (found !== expected) throw new Error(`verdicts that answer: found ${found}, expected ${expected}`);
}
