import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { fromProjectRoot } from "#db/project-root.ts";

/** What is asked of a server, and how. */
export interface Target {
  readonly origin: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

const Window = z.object({ rps: z.number(), p50: z.number(), p99: z.number(), bad: z.number() });
/** Requests per second that were answered well, and latencies in milliseconds. */
export type Window = z.infer<typeof Window>;

export interface Load {
  readonly window: (target: Target, options: { connections: number; seconds: number }) => Promise<Window>;
  readonly stop: () => void;
}

/** autocannon in a process of its own. A window in which anything failed is an error: its figures would flatter. */
export function startLoad(): Load {
  const child = fork(fromProjectRoot("tests", "bench", "load", "generator.mjs"), { execArgv: [] });

  async function window(target: Target, options: { connections: number; seconds: number }): Promise<Window> {
    const answered = once(child, "message");
    child.send({ ...target, ...options });
    const [message]: unknown[] = await answered;
    const result = Window.parse(message);
    if (result.bad > 0) throw new Error(`${result.bad} requests to ${target.origin} failed`);
    return result;
  }
  return { window, stop: () => child.disconnect() };
}

/** Compiled code needs thousands of requests to settle, which one connection does not bring together in seconds. */
const WARM_UP = { connections: 32, seconds: 4 };

/** Windows of both sides in turn, so that a busy moment of the machine meets both; first both are warmed up. */
export async function interleave(
  load: Load,
  sides: { readonly ours: Target; readonly baseline: Target },
  options: { readonly connections: number; readonly seconds: number; readonly rounds: number },
): Promise<{ ours: Window[]; baseline: Window[] }> {
  const measured: { ours: Window[]; baseline: Window[] } = { ours: [], baseline: [] };
  for (const side of ["ours", "baseline"] as const) await load.window(sides[side], WARM_UP);
  for (let round = 0; round < options.rounds; round += 1) {
    const order = round % 2 === 0 ? (["ours", "baseline"] as const) : (["baseline", "ours"] as const);
    for (const side of order) measured[side].push(await load.window(sides[side], options));
  }
  return measured;
}
