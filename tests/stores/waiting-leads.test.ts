import { type KyselyPlugin, RawNode } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { countWaitingLeads } from "#app/stores/views/waiting-leads.ts";
import type { Db } from "#db/client.ts";
import { aPlaybook, campaignOf, publishPlaybook } from "#tests/support/campaign.ts";
import { NOW } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testDeps } from "#tests/support/deps.ts";
import { aLead, aWorldOf, receive } from "#tests/support/leads.ts";

const database = testDatabase();
const LEADS = 60;
/** WAITING_SEED=… repeats a run. */
const seed = Number(process.env.WAITING_SEED ?? (Date.now() % 1_000_000) + 1);
const campaignIds: number[] = [];
const repIds: string[] = [];

/** Instants of a coarse grid, so that many of them fall together. */
const GRID = Array.from({ length: 8 }, (_, step) => NOW + step * DAY_MS);

beforeAll(async () => {
  process.stdout.write(`leads that were waiting: seed ${seed}\n`);
  const dice = random(seed);
  const deps = testDeps(database.db);
  const world = await aWorldOf(deps, ["ada", "ben", "cleo"]);
  repIds.push(...world.ids.values());
  await publishPlaybook(deps, aPlaybook({ key: "fair" }));
  campaignIds.push(world.campaign.id, (await campaignOf(deps, "fair")).id);
  for (let index = 0; index < LEADS; index += 1) {
    const { lead } = await receive(deps, aLead({ campaign: dice(4) === 0 ? "fair" : "expo" }));
    await scatter(lead.id, dice);
  }
  for (const personId of repIds) {
    const from = dice(GRID.length - 2);
    const [startsAt, endsAt] = [instant(from), instant(from + 1 + dice(2))];
    await database.db.insertInto("leave").values({ personId, startsAt, endsAt, note: null }).execute();
  }
});

/** A held lead waits from some instant to some instant or still, in some pool, and was somebody's before or afterwards. */
async function scatter(leadId: string, dice: Dice): Promise<void> {
  const { db } = database;
  const since = dice(GRID.length);
  const endedAt = dice(3) === 0 ? null : instant(since + dice(GRID.length - since));
  const pool = dice(2) === 0 ? "emea" : "dach";
  await db
    .updateTable("hold")
    .set({ since: instant(since), endedAt, pool, endReason: endedAt && "assigned" })
    .where("leadId", "=", leadId)
    .execute();
  const qualifiedAt = dice(5) === 0 ? null : instant(dice(GRID.length));
  await db.updateTable("lead").set({ qualifiedAt }).where("id", "=", leadId).execute();
  const { decisionId, campaignId } = await db
    .selectFrom("hold")
    .select(["decisionId", "campaignId"])
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  const { id: playbookId } = await db
    .selectFrom("playbook")
    .select("id")
    .where("campaignId", "=", campaignId)
    .executeTakeFirstOrThrow();
  for (const repId of repIds) {
    if (dice(2) === 0) continue;
    const assignedAt = instant(dice(GRID.length));
    const endReason = ["silent", "rerouted", "taken_back", "dispositioned", "lost"][dice(5)] ?? null;
    const base = { leadId, campaignId, repId, playbookId, decisionId, level: "ready", via: "gate", pool } as const;
    await db
      .insertInto("assignment")
      .values({ ...base, assignedAt, endedAt: new Date(assignedAt.getTime() + DAY_MS), endReason })
      .execute();
  }
}

/** The rule in plain words, over whole tables. */
async function recount(asked: { campaignId: number; repId: string; at: number }): Promise<Map<string, number>> {
  const { db } = database;
  const { at, repId } = asked;
  const leave = await db.selectFrom("leave").selectAll().where("personId", "=", repId).execute();
  if (leave.some(({ startsAt, endsAt }) => +startsAt <= at && at < +endsAt)) return new Map();
  const leads = new Map((await db.selectFrom("lead").selectAll().execute()).map((lead) => [lead.id, lead]));
  const assignments = await db.selectFrom("assignment").selectAll().where("repId", "=", repId).execute();
  const counts = new Map<string, number>();
  for (const hold of await db.selectFrom("hold").selectAll().execute()) {
    const isOver = hold.endedAt !== null && +hold.endedAt < at;
    if (hold.campaignId !== asked.campaignId || +hold.since > at || isOver) continue;
    const qualifiedAt = +(leads.get(hold.leadId)?.qualifiedAt ?? -Infinity);
    const tookItFromThem = assignments.some(
      ({ leadId, assignedAt, endReason }) =>
        leadId === hold.leadId &&
        +assignedAt < at &&
        +assignedAt >= qualifiedAt &&
        ["silent", "rerouted", "taken_back"].includes(endReason ?? ""),
    );
    if (!tookItFromThem) counts.set(hold.pool, (counts.get(hold.pool) ?? 0) + 1);
  }
  return counts;
}

/** For every rep, campaign and instant: where the statement and the plain recount differ. */
async function differences(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const repId of repIds) {
    for (const campaignId of campaignIds) {
      for (const at of GRID) {
        const rows = await countWaitingLeads(db, { campaignId, repId, at });
        const counted = sorted(rows.map(({ pool, leads }) => [pool, leads] as const));
        const expected = sorted(await recount({ campaignId, repId, at }));
        if (counted !== expected) found.push(`${new Date(at).toISOString()}: ${counted}, expected ${expected}`);
      }
    }
  }
  return found;
}

describe("leads that were waiting for somebody like a rep", () => {
  test("are those that a plain recount of the tables finds, at every instant, for everybody", async () => {
    expect(await differences(database.db)).toEqual([]);
    const counts = await Promise.all(
      GRID.map((at) => recount({ campaignId: campaignIds[0] ?? 0, repId: repIds[0] ?? "", at })),
    );
    expect(
      counts.some((pools) => pools.size === 2),
      "the world has something to count",
    ).toBe(true);
  });

  test.each<{ mutant: string; find: string; put: string }>([
    {
      mutant: "counts what came later",
      find: "hold.since <= ",
      put: "coalesce('-infinity'::timestamptz, hold.since) <= ",
    },
    {
      mutant: "counts what had gone out before",
      find: "hold.ended_at >= ",
      put: "coalesce('infinity'::timestamptz, hold.ended_at) >= ",
    },
    { mutant: "leaves out what went out in that instant", find: "hold.ended_at >= ", put: "hold.ended_at > " },
    { mutant: "counts every campaign's", find: "hold.campaign_id = ", put: "0 < " },
    {
      mutant: "counts what was taken from them",
      find: "where had.lead_id = hold.lead_id",
      put: "where false and had.lead_id = hold.lead_id",
    },
    {
      mutant: "leaves out what was taken from anybody",
      find: "had.rep_id = ",
      put: "had.rep_id is not null or null = ",
    },
    {
      mutant: "forgets that the lead qualified again",
      find: "coalesce(lead.qualified_at,",
      put: "coalesce('-infinity'::timestamptz, lead.qualified_at,",
    },
    {
      mutant: "leaves out what they gave back themselves",
      find: "had.end_reason = any(",
      put: "coalesce('silent', had.end_reason) = any(",
    },
    {
      mutant: "knows what was taken from them later",
      find: "had.assigned_at < ",
      put: "coalesce('-infinity'::timestamptz, had.assigned_at) < ",
    },
    { mutant: "has them on leave for ever", find: "leave.ends_at > ", put: "coalesce('infinity', leave.ends_at) > " },
    { mutant: "overlooks leave", find: "where leave.person_id = ", put: "where false and leave.person_id = " },
  ])("the mutant that $mutant is caught by the same recount", async ({ find, put }) => {
    const edit = replacing(find, put);
    const found = await differences(database.db.withPlugin(edit.plugin));
    expect(edit.count(), "the statement still has the words that are replaced").toBeGreaterThan(0);
    expect(found.length).toBeGreaterThan(0);
  });
});

/** Edits the words of each plain SQL statement on its way to the database, and counts how many. */
function replacing(find: string, put: string): { plugin: KyselyPlugin; count: () => number } {
  let edited = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (!RawNode.is(node) || !node.sqlFragments.some((words) => words.includes(find))) return node;
      edited += 1;
      return { ...node, sqlFragments: node.sqlFragments.map((words) => words.replaceAll(find, put)) };
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { plugin, count: () => edited };
}

function instant(step: number): Date {
  return new Date(GRID[Math.min(step, GRID.length - 1)] ?? NOW);
}

function sorted(pools: Iterable<readonly [string, number]>): string {
  return JSON.stringify([...pools].sort(([a], [b]) => a.localeCompare(b)));
}

type Dice = (sides: number) => number;

/** A small generator with a seed (Park and Miller). */
function random(start: number): Dice {
  let state = start;
  return (sides) => (state = (state * 48_271) % 0x7fff_ffff) % sides;
}
