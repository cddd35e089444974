import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { fromProjectRoot } from "#db/project-root.ts";
import { type Bench, compare, quantile } from "./measurement.ts";
import { type ServerUnderTest, startOwnServer } from "./server/own-server.ts";
import { startBenchServer } from "./world/bench-database.ts";
import { makePracticeWorld } from "./world/practice-world.ts";

const REPS = 200;
const PER_SECOND = 200;
const Answers = z.object({ times: z.array(z.number()), failures: z.array(z.string()) });

export const answersBench: Bench = {
  name: "answers-p95",
  goal: { kind: "at_most", ratio: 1 },
  about: `an answer over HTTP, graded, folded, decided and committed, at ${PER_SECOND} a second by ${REPS} reps; beside 50 ms`,
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    const load = fork(fromProjectRoot("tests", "bench", "load", "answers.mjs"), { execArgv: [] });
    let server: ServerUnderTest | undefined;
    try {
      const tokens = await makePracticeWorld(fresh.url, REPS);
      server = await startOwnServer(fresh.url);
      const answered = once(load, "message");
      load.send({ origin: server.origin, tokens, perSecond: PER_SECOND, warmSeconds: 4, seconds: 8 });
      const [message]: unknown[] = await answered;
      const { times, failures } = Answers.parse(message);
      if (failures.length > 0) throw new Error(`answers failed: ${failures.join("; ")}`);
      say(
        `${times.length} answers, median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
      );
      return compare(quantile(times, 0.95), 50, "ms");
    } finally {
      load.disconnect();
      await server?.stop();
      await fresh.drop();
      await postgres.stop();
    }
  },
};
