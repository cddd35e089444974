import { beforeAll, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#app/domain/time.ts";
import { listHeldLeads } from "#app/stores/views/lead-holds.ts";
import { listLeads } from "#app/stores/views/lead-list.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { NOW, testClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, receive, ROUTER, theDetails, waive } from "#tests/support/leads.ts";
import { aPerson } from "#tests/support/people.ts";

const database = testDatabase();
let world: Awaited<ReturnType<typeof aWorldOf>>;
const everything = { kind: "all" } as const;

beforeAll(async () => {
  const clock = testClock();
  const always = { sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2 } };
  world = await aWorldOf(testDeps(database.db, clock), ["ada", "ben"], { sections: always });
  const held = await receive(world.deps, aLead({ externalId: "held" }));
  expect(held.lead.stage).toBe("held");
  await waive(world.deps, world.campaign, world.ids.values());
  for (let minute = 1; minute <= 5; minute += 1) {
    clock.advance(MINUTE_MS);
    await receive(world.deps, aLead({ externalId: `lead-${minute}` }));
  }
  await receive(world.deps, aLead({ externalId: "small", details: theDetails({ employees: 2 }) }));
  const first = await database.db
    .selectFrom("lead")
    .select("id")
    .where("externalId", "=", "lead-1")
    .executeTakeFirstOrThrow();
  await logTouch(world.deps, { leadId: first.id, kind: "call", actor: ROUTER });
});

test("least time left first, then the rest, latest first; pages join without gaps", async () => {
  const whole = await listLeads(database.db, { scope: everything, limit: 100 });
  expect(whole.items.map((item) => item.externalId)).toEqual([
    "lead-2",
    "lead-3",
    "lead-4",
    "lead-5",
    "small",
    "lead-1",
    "held",
  ]);
  expect(whole.items[0]?.clock?.dueAt).toBe(NOW + 2 * MINUTE_MS + 4 * HOUR_MS);
  const paged: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLeads(database.db, { scope: everything, limit: 2, cursor });
    paged.push(...page.items.map((item) => item.externalId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(whole.items.map((item) => item.externalId));
});

test("filters by stage, campaign and rep", async () => {
  const by = async (filter: object) =>
    (await listLeads(database.db, { scope: everything, limit: 100, ...filter })).items;
  expect((await by({ stages: ["held"] })).map((item) => item.hold?.pool)).toHaveLength(1);
  expect(await by({ campaign: "elsewhere" })).toEqual([]);
  for (const item of await by({ repId: world.idOf("ada") })) expect(item.owner?.email).toBe("ada@example.com");
});

test("a rep sees their own leads, a manager their team's and what waits, a stranger nothing", async () => {
  const team = await database.db.selectFrom("team").select("id").where("key", "=", "emea").executeTakeFirstOrThrow();
  const stranger = await aPerson(world.deps, "stranger");
  const count = async (id: string, managedTeamIds: string[]) =>
    (await listLeads(database.db, { scope: { kind: "person", id, managedTeamIds }, limit: 100 })).items.length;
  const [ada, ben] = [await count(world.idOf("ada"), []), await count(world.idOf("ben"), [])];
  expect(ada + ben).toBe(5);
  expect(await count(stranger.id, [])).toBe(0);
  expect(await count(stranger.id, [team.id])).toBe(7);
});

test("held leads say why, to those who may see them", async () => {
  const held = await listHeldLeads(database.db, { scope: everything, limit: 10 });
  expect(held).toMatchObject([{ name: "Pat", reasons: [{ code: "not_ready" }, { code: "not_ready" }] }]);
  const scope = { kind: "person", id: world.idOf("ada"), managedTeamIds: [] } as const;
  expect(await listHeldLeads(database.db, { scope, limit: 10 })).toEqual([]);
});
