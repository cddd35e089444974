import pg from "pg";
import { openDatabase } from "#db/client.ts";
import { systemDeps } from "#app/runtime.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { receiveLead } from "#app/use-cases/leads/receive-lead.ts";
import { aPlaybook, publishPlaybook } from "#tests/support/campaign.ts";
import { aPerson } from "#tests/support/people.ts";
import { type Bench, compare, median } from "./measurement.ts";
import { issueByHand, recordStatements } from "./statements/by-hand.ts";
import { startBenchServer } from "./world/bench-database.ts";

const REPS = 20;
const WINDOW_MS = 2_500;
const ROUNDS = 5;

export const assignBench: Bench = {
  name: "assign",
  goal: { kind: "at_least", ratio: 0.5 },
  about: `leads taken in, scored, assigned among ${REPS} reps and committed, beside the same SQL statements issued by hand`,
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    // One connection each, one lead at a time: what is compared is the work around the statements.
    const database = openDatabase(fresh.url, { max: 1 });
    const deps = systemDeps(database);
    const client = new pg.Client(fresh.url);
    await client.connect();
    try {
      await makeReadyTeam(deps, client);
      let number = 0;
      const ours = () => takeIn(deps, (number += 1));
      await rate(ours);
      const recorded = await recordOne(fresh.url);
      const byHand = () => issueByHand(client, recorded);
      await rate(byHand);
      say(`${recorded.length} statements per lead`);
      const rates: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
      for (let round = 1; round <= ROUNDS; round += 1) {
        rates.ours.push(await rate(ours));
        rates.baseline.push(await rate(byHand));
      }
      return compare(median(rates.ours), median(rates.baseline), "leads/s");
    } finally {
      await client.end();
      await database.close();
      await fresh.drop();
      await postgres.stop();
    }
  },
};

/** Leads per second, one after the other, for the length of a window. */
async function rate(oneLead: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < WINDOW_MS) {
    await oneLead();
    count += 1;
  }
  return (count * 1_000) / (performance.now() - startedAt);
}

async function takeIn(deps: Deps, number: number): Promise<void> {
  const result = await receiveLead(deps, {
    actor: { kind: "system" },
    lead: {
      campaign: "expo",
      externalId: `bench-${number}-lead`,
      details: {
        contact: { email: `pat${number}@prospect.example`, firstName: "Pat", lastName: "Lee", title: "Plant manager" },
        company: { name: "Prospect AG", employees: 120, country: "DE", industry: "machinery" },
        deal: { amount: 20_000 },
        source: { form: "booth" },
        attributes: {},
        inquiry: "How soon could you show us the line?",
      },
      events: [],
    },
  });
  if (result.kind !== "accepted" || !result.assignment) throw new Error(`lead ${number} found no owner`);
}

/** A lead like the others; the playbook's content is known to this process by now, as in a server that runs. */
async function recordOne(url: string) {
  return recordStatements(async () => {
    const database = openDatabase(url, { max: 1 });
    try {
      await takeIn(systemDeps(database), 0);
    } finally {
      await database.close();
    }
  });
}

/** Reps that every lead finds ready, so that each takes the whole way to an owner. */
async function makeReadyTeam(deps: Deps, client: pg.Client): Promise<void> {
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, aPlaybook());
  await client.query(
    `with made as (
       insert into person (email, name, role, created_at)
       select 'rep-' || i || '@example.com', 'Rep ' || i, 'rep', now() from generate_series(1, $1::int) i returning id),
     members as (insert into team_member (team_id, person_id) select team.id, made.id from team, made where team.key = 'emea')
     insert into eligibility (campaign_id, rep_id, playbook_id, eligible, level, via, until, reasons, decided_at, since)
     select campaign.id, made.id, campaign.playbook_id, true, 'ready', 'gate', now() + interval '21 days', '[]', now(), now()
     from campaign, made`,
    [REPS],
  );
}
