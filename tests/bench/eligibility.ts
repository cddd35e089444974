import { interleave, startLoad } from "./load/generator.ts";
import { checkTargets } from "./load/targets.ts";
import { type Bench, compare, type Goal, median } from "./measurement.ts";
import { type ServerUnderTest, startBareServer, startOwnServer } from "./server/own-server.ts";
import { startBenchServer } from "./world/bench-database.ts";
import { makeReadinessWorld } from "./world/readiness-world.ts";

const REPS = 5_000;

/** Checks per second over HTTP beside the bare server, at a number of connections. */
export function eligibilityBench(connections: number, goal: Goal): Bench {
  return {
    name: `eligibility-${connections}`,
    goal,
    about: `eligibility checks over ${connections} connection${connections === 1 ? "" : "s"}, beside one bare lookup per request`,
    async measure({ seed }) {
      const postgres = await startBenchServer();
      const database = await postgres.create();
      const load = startLoad();
      const running: ServerUnderTest[] = [];
      try {
        const world = await makeReadinessWorld(database.url, REPS);
        const ours = await startOwnServer(database.url);
        running.push(ours);
        const bare = await startBareServer(database.url);
        running.push(bare);
        const targets = checkTargets(world, { ours: ours.origin, bare: bare.origin }, seed);
        const sides = { ours: targets.ours, baseline: targets.bare };
        const windows = await interleave(load, sides, { connections, seconds: 3, rounds: 3 });
        const rps = (side: keyof typeof windows) => median(windows[side].map((window) => window.rps));
        return compare(rps("ours"), rps("baseline"), "checks/s");
      } finally {
        load.stop();
        for (const server of running) await server.stop();
        await database.drop();
        await postgres.stop();
      }
    },
  };
}
