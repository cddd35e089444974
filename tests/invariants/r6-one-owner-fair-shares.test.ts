import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { CampaignGuard } from "#app/use-cases/routing/in-campaign.ts";
import { assignLeadNow } from "#app/use-cases/routing/assign.ts";
import { redecide } from "#app/domain/routing/decision.ts";
import { listDecisions } from "#app/stores/decisions.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, expectLeadsInOrder, receive, ROUTER, waive } from "#tests/support/leads.ts";

// Hundreds of transactions one after the other, on whatever machine this runs.
vi.setConfig({ testTimeout: 120_000 });

const NAMES = ["ada", "ben", "cal", "dee", "eve", "fay", "gus"];
const always = { sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2 } };
const noLock: CampaignGuard = { isolation: "read committed", lock: async () => {} };

let database: TestDatabase;
/** Three more processes on the same database: each has its own pool and takes its own turns. */
let processes: Database[];
beforeEach(async () => {
  database = await cloneDatabase();
  processes = [1, 2, 3].map(() => openDatabase(database.url, { max: 6, connectionTimeoutMs: 30_000 }));
});
afterEach(async () => {
  await Promise.all(processes.map((one) => one.close()));
  await database.close();
});
function on(deps: Deps, index: number): Deps {
  return { ...deps, db: processes[index % processes.length]?.db ?? deps.db };
}

test("50 leads posted at once to 7 reps: one owner each, shares within one lead", async () => {
  const { deps, campaign, ids } = await aWorldOf(testDeps(database.db), NAMES, { sections: always });
  await waive(deps, campaign, ids.values());
  for (let round = 1; round <= 2; round += 1) {
    const taken = await Promise.all(Array.from({ length: 50 }, (_, index) => receive(on(deps, index))));
    expect(taken.every((one) => one.lead.stage === "assigned")).toBe(true);
    const shares = await sharesOf(database);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(50 * round);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  }
  expect(await expectLeadsInOrder(database.db)).toBe(100);
});

test("the same 7 reps and 50 leads without the lock are not shared fairly: the checker can see", async () => {
  const { deps, campaign, ids } = await aWorldOf(testDeps(database.db), NAMES, { sections: always });
  const waiting = await Promise.all(Array.from({ length: 50 }, (_, index) => receive(on(deps, index))));
  await waive(deps, campaign, ids.values());
  const results = await Promise.allSettled(
    waiting.map(({ lead }, index) =>
      assignLeadNow(on(deps, index), { leadId: lead.id, actor: ROUTER, reason: "test" }, noLock),
    ),
  );
  const shares = await sharesOf(database);
  const unfair = Math.max(...shares) - Math.min(...shares) > 1;
  const broken = results.some((result) => result.status === "rejected");
  expect(unfair || broken).toBe(true);
});

test("the same lead given to eight assigners at once gets one owner", async () => {
  const { deps, campaign, ids } = await aWorldOf(testDeps(database.db), NAMES, { sections: always });
  const { lead } = await receive(deps);
  await waive(deps, campaign, ids.values());
  const input = { leadId: lead.id, actor: ROUTER, reason: "test" };
  const results = await Promise.all(Array.from({ length: 8 }, (_, index) => assignLeadNow(on(deps, index), input)));
  expect(results.filter((result) => result.kind === "assigned")).toHaveLength(1);
  expect(results.filter((result) => result.kind === "already_assigned")).toHaveLength(7);
});

test("the same external id posted eight times at once is one lead with one owner", async () => {
  const { deps, campaign, ids } = await aWorldOf(testDeps(database.db), NAMES, { sections: always });
  await waive(deps, campaign, ids.values());
  const taken = await Promise.all(
    Array.from({ length: 8 }, (_, index) => receive(on(deps, index), aLead({ externalId: "crm-7" }))),
  );
  expect(new Set(taken.map((one) => one.lead.id)).size).toBe(1);
  expect(new Set(taken.map((one) => one.assignment?.id)).size).toBe(1);
});

test("no limit is overrun, also over three campaigns at once; the rest waits and flows when a lead closes", async () => {
  const { deps, ids } = await aWorldOf(testDeps(database.db), ["ada", "ben", "cal"], { sections: always });
  const keys = ["expo", "fair", "show"];
  for (const key of keys.slice(1)) await publishPlaybook(deps, aPlaybook({ key, sections: always }));
  for (const key of keys) await waive(deps, await campaignOf(deps, key), ids.values());
  await database.db.updateTable("person").set({ maxOpenLeads: 5 }).where("role", "=", "rep").execute();
  await database.db.updateTable("person").set({ maxLeadsPerDay: 3 }).where("email", "=", "cal@example.com").execute();

  const taken = await Promise.all(
    Array.from({ length: 60 }, (_, index) => receive(on(deps, index >> 2), aLead({ campaign: keys[index % 3] ?? "" }))),
  );
  const open = await openLeadsOf(database);
  expect(open).toEqual({ "ada@example.com": 5, "ben@example.com": 5, "cal@example.com": 3 });
  expect(taken.filter((one) => one.lead.stage === "held")).toHaveLength(47);

  deps.clock.advance(DAY_MS);
  const owned = taken.find((one) => one.assignment?.rep.email === "ada@example.com");
  await recordDisposition(deps, { leadId: owned?.lead.id ?? "", code: "wrong_fit", actor: ROUTER });
  const jobs = await database.pool.query("select 1 from graphile_worker.jobs where task_identifier = 'release-holds'");
  expect(jobs.rowCount).toBeGreaterThan(0);
  await expectLeadsInOrder(database.db);
});

test("every decision, decided anew from its record, is the same (R18)", async () => {
  const { deps, campaign, ids } = await aWorldOf(testDeps(database.db), NAMES, { sections: always });
  await waive(deps, campaign, [...ids.values()].slice(0, 4));
  await database.db.updateTable("person").set({ maxOpenLeads: 6 }).where("role", "=", "rep").execute();
  await Promise.all(Array.from({ length: 30 }, (_, index) => receive(on(deps, index))));
  const decisions = await listDecisions(database.db, { after: null, limit: 100 });
  expect(decisions).toHaveLength(30);
  for (const { record } of decisions) {
    expect(redecide(record)).toEqual(record.outcome);
  }
});

async function sharesOf({ db }: TestDatabase): Promise<number[]> {
  const rows = await db
    .selectFrom("person")
    .leftJoin("assignment", "assignment.repId", "person.id")
    .select((eb) => eb.fn.count<number>("assignment.id").as("count"))
    .where("person.role", "=", "rep")
    .groupBy("person.id")
    .execute();
  return rows.map((row) => Number(row.count));
}

async function openLeadsOf({ db }: TestDatabase): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "assignment.repId")
    .select((eb) => ["person.email", eb.fn.countAll<number>().as("count")])
    .where("assignment.endedAt", "is", null)
    .groupBy("person.email")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.email, Number(row.count)]));
}
