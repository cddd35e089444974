import { interleave, startLoad } from "./load/generator.ts";
import { checkTargets } from "./load/targets.ts";
import { type Bench, compare, median } from "./measurement.ts";
import { type ServerUnderTest, startOwnServer } from "./server/own-server.ts";
import { type BenchDatabase, startBenchServer } from "./world/bench-database.ts";
import { makeReadinessWorld } from "./world/readiness-world.ts";

/** Times twenty campaigns: a million verdicts, and a thousand. */
const REPS = { ours: 50_000, baseline: 50 };

export const eligibilityRowsBench: Bench = {
  name: "eligibility-rows-p99",
  goal: { kind: "at_most", ratio: 1.2 },
  about: "p99 of a check over 32 connections with 1,000,000 verdicts stored, beside 1,000",
  async measure({ seed, say }) {
    const postgres = await startBenchServer();
    const load = startLoad();
    const databases: BenchDatabase[] = [];
    const servers: ServerUnderTest[] = [];
    const prepare = async (reps: number) => {
      const database = await postgres.create();
      databases.push(database);
      const world = await makeReadinessWorld(database.url, reps);
      const server = await startOwnServer(database.url);
      servers.push(server);
      return checkTargets(world, { ours: server.origin, bare: server.origin }, seed).ours;
    };
    try {
      say("storing a million verdicts …");
      const sides = { ours: await prepare(REPS.ours), baseline: await prepare(REPS.baseline) };
      const windows = await interleave(load, sides, { connections: 32, seconds: 2, rounds: 6 });
      const p99 = (side: keyof typeof windows) => median(windows[side].map((window) => window.p99));
      return compare(p99("ours"), p99("baseline"), "ms");
    } finally {
      load.stop();
      for (const server of servers) await server.stop();
      for (const database of databases) await database.drop();
      await postgres.stop();
    }
  },
};
