import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import type { CampaignGuard } from "#app/use-cases/routing/in-campaign.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Race, raceForTheGate } from "#tests/support/gate-race.ts";

/** More with R1_PUBLICATIONS=200; the seed of an earlier run with R1_SEED. */
const publications = Number(process.env.R1_PUBLICATIONS ?? 8);
const seed = Number(process.env.R1_SEED ?? (Date.now() % 1_000_000) + 1);
const seconds = 10 * publications;
vi.setConfig({ testTimeout: (seconds + 60) * 1000 });

const noLock: CampaignGuard = { isolation: "read committed", lock: async () => {} };
/** The same lock, where it can't help: the snapshot is taken by the statement that waits for it. */
const serializable: CampaignGuard = {
  isolation: "serializable",
  lock: async (tx, campaignId) => void (await sql`select pg_advisory_xact_lock(26482, ${campaignId}::int)`.execute(tx)),
};

describe("R1: at an assignment's commit, the rep was eligible under the version then in force", () => {
  test("holds while versions flip, reps answer and leads are assigned, all at once", async () => {
    const race = await raceForTheGate(undefined, { seed, publications, seconds });
    report("campaign lock at READ COMMITTED", race);
    expect(race.violations).toEqual([]);
    expect(race.aborted).toBe(0);
    expect(race.assignments).toBeGreaterThanOrEqual(publications);
    expect(race.publications).toBeGreaterThanOrEqual(2);
  });

  test.each([
    { name: "mutant: no lock", guard: noLock },
    { name: "mutant: the lock at SERIALIZABLE", guard: serializable },
  ])("$name is caught by the same checker", async ({ name, guard }) => {
    const race = await raceForTheGate(guard, { seed, publications, seconds, untilBroken: true });
    report(name, race);
    expect(race.violations.length).toBeGreaterThan(0);
  });
});

describe("the isolation level is part of the contract", () => {
  const database = testDatabase();

  test.each(["repeatable read", "serializable"] as const)("%s is refused by the campaign's lock", async (level) => {
    const locking = database.db
      .transaction()
      .setIsolationLevel(level)
      .execute((tx) => lockCampaign(tx, 1));
    await expect(locking).rejects.toThrow(`found ${level}, expected read committed`);
  });

  test("a connection of ours is at read committed, whatever the server's default", async () => {
    await expect(database.db.transaction().execute((tx) => lockCampaign(tx, 1))).resolves.toBeUndefined();
  });
});

function report(name: string, race: Race): void {
  const bound = race.violations.length === 0 ? `, < ${((3 / race.assignments) * 100).toFixed(2)} % at 95 %` : "";
  process.stdout.write(
    `R1 ${name}: ${race.violations.length} violations in ${race.assignments} assignments${bound}; ` +
      `${race.publications} publications (p50 ${race.publishMs.p50} ms, max ${race.publishMs.max} ms, signatures included), ` +
      `${race.answers} answers, ${race.aborted} transactions broken off; seed ${race.seed}\n`,
  );
}
