import { beforeEach, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { getLeadStanding } from "#app/use-cases/leads/lead-view.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { stepHold } from "#app/use-cases/routing/step-hold.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { campaignOf } from "#tests/support/campaign.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, expectLeadsInOrder, receive, stagesOf, theDetails, waive } from "#tests/support/leads.ts";
import { practise } from "#tests/support/practise.ts";
import { publishPlaybook, aPlaybook } from "#tests/support/campaign.ts";

const sections = {
  sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2 },
  routing: {
    routes: [],
    default: { pool: "emea", strategy: "round_robin" },
    hold: { escalate_after: "15m", fallback_after: "1h", fallback: "sami@example.com" },
  },
  scoring: { threshold: 10, high_intent: 30 },
};
const criteria = [
  { key: "size", rule: { attribute: "company.employees", op: "gte", value: 50 }, points: 20, required: true },
  { key: "demo", kind: "behaviour", rule: { event: "demo_requested" }, points: 20 },
];

let database: TestDatabase;
let world: Awaited<ReturnType<typeof aWorldOf>>;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  database = await cloneDatabase();
  clock = testClock();
  world = await aWorldOf(testDeps(database.db, clock), ["ada", "ben"], { criteria, sections });
  return async () => {
    await expectLeadsInOrder(database.db);
    await database.close();
  };
});
const release = () => releaseHolds(world.deps, { campaignId: world.campaign.id });
const standing = (leadId: string) => getLeadStanding(database.db, leadId);
const theHold = async () => (await database.db.selectFrom("hold").selectAll().executeTakeFirstOrThrow()).id;

test("nobody eligible: the lead waits visibly, with a reason for each rep and a time limit", async () => {
  const { lead, hold, assignment } = await receive(world.deps);
  expect([lead.stage, assignment]).toEqual(["held", null]);
  expect(hold).toMatchObject({ since: NOW, escalatesAt: NOW + 15 * MINUTE_MS });
  expect(hold?.reasons.map((one) => [one.rep.email, one.code])).toEqual([
    ["ada@example.com", "not_ready"],
    ["ben@example.com", "not_ready"],
  ]);
  const told = await database.db.selectFrom("notice").select("kind").execute();
  expect(told.map((notice) => notice.kind)).toEqual(["lead_held"]);
});

test("practising releases it: the answer that makes somebody eligible asks for the release", async () => {
  const { lead } = await receive(world.deps);
  expect(await release()).toBe(0);
  await practise(world.deps, { id: world.idOf("ada"), timeZone: "Europe/Berlin" }, await campaignOf(world.deps));
  const jobs = await database.pool.query("select 1 from graphile_worker.jobs where task_identifier = 'release-holds'");
  expect(jobs.rowCount).toBeGreaterThan(0);
  expect(await release()).toBe(1);
  expect((await standing(lead.id)).assignment?.rep.id).toBe(world.idOf("ada"));
  expect(await stagesOf(database.db, lead.id)).toEqual(["received", "qualified", "held", "assigned"]);
});

test("high intent is released first, then whoever waited longest; the provisional cap holds", async () => {
  const leads: string[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    clock.advance(MINUTE_MS);
    leads.push((await receive(world.deps)).lead.id);
  }
  const events = [{ type: "demo_requested", at: NOW, data: {} }];
  const hot = (await receive(world.deps, aLead({ events }))).lead.id;
  await practise(world.deps, { id: world.idOf("ada"), timeZone: "Europe/Berlin" }, await campaignOf(world.deps));
  expect(await release()).toBe(3);
  const stages = await Promise.all([hot, ...leads].map(async (id) => (await standing(id)).lead.stage));
  expect(stages).toEqual(["assigned", "assigned", "assigned", "held", "held"]);
  expect((await standing(leads[3] ?? "")).hold?.reasons.map((one) => one.code)).toContain("not_ready");
});

test("the last ready rep re-gated: the next lead waits, never goes to somebody unready", async () => {
  await practise(world.deps, { id: world.idOf("ada"), timeZone: "Europe/Berlin" }, await campaignOf(world.deps));
  expect((await receive(world.deps)).lead.stage).toBe("assigned");
  const changed = criteria.map((one) => (one.key === "size" ? { ...one, rule: { ...one.rule, value: 60 } } : one));
  await publishPlaybook(world.deps, aPlaybook({ criteria: changed, sections }));
  expect((await receive(world.deps)).lead.stage).toBe("held");
});

test("after the agreed time the managers are told once; in the end the fallback gets it, marked as such", async () => {
  const { lead } = await receive(world.deps);
  const holdId = await theHold();
  const step = async (at: number) => {
    clock.set(at);
    await stepHold(world.deps, { holdId });
    await stepHold(world.deps, { holdId });
  };
  await step(NOW + 14 * MINUTE_MS);
  expect(await escalations()).toBe(0);
  await step(NOW + 15 * MINUTE_MS);
  expect(await escalations()).toBe(1);
  expect((await standing(lead.id)).lead.stage).toBe("held");
  await step(NOW + HOUR_MS);
  expect(await escalations()).toBe(1);
  expect(await standing(lead.id)).toMatchObject({
    lead: { stage: "assigned" },
    assignment: { via: "fallback", rep: { email: "sami@example.com" } },
  });
  const decision = await database.db
    .selectFrom("decision")
    .select("outcome")
    .where("outcome", "=", "fallback")
    .execute();
  expect(decision).toHaveLength(1);
});

test("a lead that stops qualifying while it waits goes back to nurture", async () => {
  const { lead } = await receive(world.deps, aLead({ externalId: "crm-1" }));
  expect(lead.stage).toBe("held");
  const again = await receive(world.deps, aLead({ externalId: "crm-1", details: theDetails({ employees: 3 }) }));
  expect(again).toMatchObject({ lead: { id: lead.id, stage: "nurturing" }, hold: null });
});

test("releases by eight workers at once give each lead one owner", async () => {
  await Promise.all(Array.from({ length: 12 }, () => receive(world.deps)));
  await waive(world.deps, world.campaign, world.ids.values());
  const released = await Promise.all(Array.from({ length: 8 }, release));
  expect(released.reduce((sum, count) => sum + count, 0)).toBe(12);
});

async function escalations(): Promise<number> {
  const rows = await database.db
    .selectFrom("auditRecord")
    .select("id")
    .where("action", "=", "hold.escalated")
    .execute();
  return rows.length;
}
