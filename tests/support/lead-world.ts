import { afterEach, beforeEach } from "vitest";
import type { Db } from "#db/client.ts";
import { SIZE_RULE } from "./campaign.ts";
import { type TestClock, testClock } from "./clock.ts";
import { cloneDatabase, type TestDatabase } from "./database.ts";
import { testDeps } from "./deps.ts";
import { aWorldOf, expectLeadsInOrder, waive } from "./leads.ts";

type World = Awaited<ReturnType<typeof aWorldOf>>;

const sections = {
  sla: { high_intent: "1h", standard: "4h", calendar: "always", min_touches: 2, reassign_after: "2h" },
  dispositions: [
    { code: "bad_timing", action: "nurture", revisit_after: "90d" },
    { code: "partner_desk", action: "reroute" },
  ],
  scoring: { threshold: 20, high_intent: 40 },
};
const criteria = [
  { key: "size", rule: SIZE_RULE, points: 20, required: true },
  { key: "demo", kind: "behaviour", rule: { event: "demo_requested", within: "14d" }, points: 20 },
  {
    key: "student",
    kind: "disqualifier",
    rule: { attribute: "contact.title", op: "contains_any", value: ["student"] },
  },
];

/** For each test its own database, with Ada and Ben eligible; afterwards every lead must stand where its history ends. */
export function leadWorld(): { readonly world: World; readonly clock: TestClock; readonly db: Db } {
  let database: TestDatabase;
  let world: World;
  let clock: TestClock;
  beforeEach(async () => {
    database = await cloneDatabase();
    clock = testClock();
    world = await aWorldOf(testDeps(database.db, clock), ["ada", "ben"], { criteria, sections });
    await waive(world.deps, world.campaign, world.ids.values());
  });
  afterEach(async () => {
    await expectLeadsInOrder(database.db);
    await database.close();
  });
  return {
    get world() {
      return world;
    },
    get clock() {
      return clock;
    },
    get db() {
      return database.db;
    },
  };
}
