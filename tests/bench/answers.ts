import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { verifyEverything } from "#app/use-cases/verify/verify-everything.ts";
import { openDatabase } from "#db/client.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { type Bench, compare, quantile } from "./measurement.ts";
import { type ServerUnderTest, startOwnServer } from "./server/own-server.ts";
import { startBenchServer } from "./world/bench-database.ts";
import { makePracticeWorld } from "./world/practice-world.ts";

const REPS = 1_000;
const PER_SECOND = 200;
const SECONDS = 60;
const Answers = z.object({ times: z.array(z.number()), accepted: z.number(), failures: z.array(z.string()) });

export const answersBench: Bench = {
  name: "answers-p95",
  goal: { kind: "at_most", ratio: 1 },
  about: `an answer over HTTP, graded, folded, decided and committed, at ${PER_SECOND} a second for ${SECONDS} s by ${REPS} reps; beside 50 ms. Afterwards every answer is in the log once, and memory is its fold`,
  async measure({ say }) {
    const postgres = await startBenchServer();
    const fresh = await postgres.create();
    const load = fork(fromProjectRoot("tests", "bench", "load", "answers.mjs"), { execArgv: [] });
    let server: ServerUnderTest | undefined;
    try {
      const tokens = await makePracticeWorld(fresh.url, REPS);
      server = await startOwnServer(fresh.url);
      const answered = once(load, "message");
      load.send({ origin: server.origin, tokens, perSecond: PER_SECOND, warmSeconds: 4, seconds: SECONDS });
      const [message]: unknown[] = await answered;
      const { times, accepted, failures } = Answers.parse(message);
      if (failures.length > 0) throw new Error(`answers failed: ${failures.join("; ")}`);
      say(
        `${times.length} answers, median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
      );
      await server.stop();
      say(await checkLog(fresh.url, accepted));
      return compare(quantile(times, 0.95), 50, "ms");
    } finally {
      load.disconnect();
      await server?.stop();
      await fresh.drop();
      await postgres.stop();
    }
  },
};

/** Nothing lost, nothing twice, and what is remembered is what was answered; throws otherwise. */
async function checkLog(url: string, accepted: number): Promise<string> {
  const database = openDatabase(url, { max: 4 });
  try {
    const { db } = database;
    const { stored } = await db
      .selectFrom("answer")
      .select(({ fn }) => fn.countAll<string>().as("stored"))
      .executeTakeFirstOrThrow();
    // More than were accepted: the load gave up on a server that fell behind before it had heard of them all.
    if (Number(stored) < accepted) throw new Error(`${accepted} answers were accepted, ${stored} are in the log`);
    const { memories, differences } = await verifyEverything(database);
    if (differences.length > 0) throw new Error(differences.slice(0, 5).join("; "));
    return `${accepted} answers accepted, ${stored} in the log; ${memories} memories folded again, none differs`;
  } finally {
    await database.close();
  }
}
