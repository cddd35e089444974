import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { publish } from "#app/use-cases/playbook/publish.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { sign } from "#app/use-cases/playbook/sign.ts";
import { aPlaybook, campaignOf, publishPlaybook, SIZE_RULE } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aPerson } from "#tests/support/people.ts";
import { openDatabase } from "#db/client.ts";

let database: TestDatabase;
let edition = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  const deps = testDeps(database.db);
  await aPerson(deps, "mara", { role: "marketer" });
  await aPerson(deps, "sami", { role: "manager" });
  await publishPlaybook(deps, textOf(0));
});
afterAll(() => database.close());

function textOf(more: number) {
  return aPlaybook({ criteria: [{ key: "size", rule: { ...SIZE_RULE, value: [50, 1000 + more] }, points: 20 }] });
}

async function signed(): Promise<string> {
  const deps = testDeps(database.db);
  const people = await database.db.selectFrom("person").select("id").execute();
  const [first] = people;
  edition += 1;
  const proposed = await propose(deps, { actor: { kind: "person", id: first?.id ?? "" }, playbook: textOf(edition) });
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  const { proposalId, contentHash } = proposed;
  for (const { id: signerId } of people) await sign(deps, { signerId, proposalId, contentHash });
  return proposalId;
}

/** Somebody who took the campaign's lock, as assigning does, and then stopped dead. */
async function frozenHolder(options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, ...options });
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  await client.query("select pg_advisory_xact_lock(26482, $1::int)", [(await campaignOf(testDeps(database.db))).id]);
  return client;
}

async function latest(): Promise<number> {
  const { id } = await campaignOf(testDeps(database.db));
  return (await findLatestPlaybook(database.db, id))?.version ?? 0;
}

describe("R2: publishing is bounded, whoever holds the campaign's lock", () => {
  test("a holder that stopped dead is cut off by the database, and the publication goes through", async () => {
    const proposalId = await signed();
    const before = await latest();
    const holder = await frozenHolder({ idle_in_transaction_session_timeout: 400 });
    const startedAt = performance.now();
    const result = await publish(testDeps(database.db), { actor: { kind: "system" }, proposalId });
    process.stdout.write(
      `R2: frozen holder, 400 ms allowed: published after ${Math.round(performance.now() - startedAt)} ms\n`,
    );
    expect(result).toMatchObject({ kind: "published", version: before + 1 });
    await holder.end().catch(() => {});
  });

  test.each([
    ["lock", { lockTimeoutMs: 300 }],
    ["statement", { statementTimeoutMs: 300 }],
  ])("past the %s timeout it says so; nothing is published, and pressing again works", async (_, timeouts) => {
    const impatient = openDatabase(database.url, { max: 2, ...timeouts });
    const proposalId = await signed();
    const before = await latest();
    const holder = await frozenHolder();
    try {
      const deps = testDeps(impatient.db);
      expect(await publish(deps, { actor: { kind: "system" }, proposalId })).toEqual({ kind: "busy" });
      expect(await latest()).toBe(before);
      await holder.query("rollback");
      expect((await publish(deps, { actor: { kind: "system" }, proposalId })).kind).toBe("published");
    } finally {
      await holder.end();
      await impatient.close();
    }
  });

  test("mutant: without a timeout it would wait as long as the holder does", async () => {
    const patient = openDatabase(database.url, { max: 2, lockTimeoutMs: 0, statementTimeoutMs: 0 });
    const proposalId = await signed();
    const holder = await frozenHolder();
    try {
      const publishing = publish(testDeps(patient.db), { actor: { kind: "system" }, proposalId });
      const waited = await Promise.race([
        publishing.then(() => "published"),
        new Promise((resolve) => setTimeout(() => resolve("still waiting"), 1_500)),
      ]);
      expect(waited).toBe("still waiting");
      await holder.query("rollback");
      expect((await publishing).kind).toBe("published");
    } finally {
      await holder.end();
      await patient.close();
    }
  });
});
