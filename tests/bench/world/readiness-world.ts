import pg from "pg";
import { openDatabase } from "#db/client.ts";
import { systemDeps } from "#app/runtime.server.ts";
import { createServiceKey } from "#app/use-cases/access/create-key.ts";
import { aPlaybook, OWNERS, publishPlaybook } from "#tests/support/campaign.ts";
import { aPerson } from "#tests/support/people.ts";

const CAMPAIGNS = 20;

export interface ReadinessWorld {
  /** A service key that may ask for eligibility. */
  readonly key: string;
  readonly campaigns: readonly { readonly id: number; readonly key: string }[];
  readonly reps: readonly { readonly id: string; readonly email: string }[];
}

/** Twenty published campaigns with a verdict for each of the reps: `reps` × 20 rows, most of them eligible. */
export async function makeReadinessWorld(url: string, repCount: number): Promise<ReadinessWorld> {
  const database = openDatabase(url, { max: 2 });
  const deps = systemDeps(database);
  try {
    const marketing = await aPerson(deps, "mara", { role: "marketer" });
    await aPerson(deps, "sami", { role: "manager" });
    for (let index = 0; index < CAMPAIGNS; index += 1)
      await publishPlaybook(deps, aPlaybook({ key: `campaign-${index}` }));
    const by = { actor: { kind: "person", id: marketing.id } } as const;
    const { secret } = await createServiceKey(deps, { by, name: "bench", scopes: ["eligibility:read"] });
    await fill(url, repCount);
    const campaigns = await database.db.selectFrom("campaign").select(["id", "key"]).orderBy("id").execute();
    const reps = await database.db
      .selectFrom("person")
      .select(["id", "email"])
      .where("role", "=", "rep")
      .where("email", "not in", [OWNERS.marketing, OWNERS.sales])
      .orderBy("email")
      .limit(20_000)
      .execute();
    return { key: secret, campaigns, reps };
  } finally {
    await database.close();
  }
}

/** By SQL and without checking references: a million verdicts by use-case would take hours. */
async function fill(url: string, repCount: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into person (email, name, role, created_at)
       select 'rep-' || lpad(i::text, 6, '0') || '@example.com', 'Rep ' || i, 'rep', now() from generate_series(1, $1::int) i`,
      [repCount],
    );
    await client.query(
      `insert into team_member (team_id, person_id) select team.id, person.id from team, person
       where team.key = 'emea' and person.role = 'rep'`,
    );
    await client.query(
      `insert into eligibility (campaign_id, rep_id, playbook_id, eligible, level, via, until, reasons, decided_at, since)
       select campaign.id, person.id, campaign.playbook_id, eligible, case when eligible then 'ready' else 'not_ready' end,
         case when eligible then 'gate' end, case when eligible then now() + interval '21 days' end,
         case when eligible then '[]'::jsonb else $1::jsonb end, now(), now()
       from campaign, person, lateral (select hashtext(person.id::text || campaign.id) % 4 <> 0 as eligible) dice
       where person.role = 'rep'`,
      [
        JSON.stringify([
          { code: "recall_below_floor", criterion: "size", message: "“Size” is fading: practise it once.", minutes: 1 },
        ]),
      ],
    );
    await client.query("set session_replication_role = origin");
    // Publishing asked for verdicts to be decided anew; here they have been stored already.
    await client.query("delete from graphile_worker._private_jobs");
    await client.query("vacuum (analyze) person, team_member, eligibility, campaign, playbook, api_key");
  } finally {
    await client.end();
  }
}
