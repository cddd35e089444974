import { spawn } from "node:child_process";
import { environmentWith } from "#app/config.server.ts";
import { fromProjectRoot, projectRoot } from "#db/project-root.ts";

export interface Counts {
  passed: number;
  failed: number;
}

export interface Outcome extends Counts {
  /** Everything the tool printed. */
  output: string;
}

interface ToolOptions {
  environment?: Readonly<Record<string, string>>;
  /** Reads the tool's own figures; null when it never got as far as counting. */
  counts?: () => Promise<Counts | null>;
}

/** Runs an installed tool. It fails when it says so by its exit status, whatever it has counted. */
export async function runTool(tool: string, args: readonly string[], options: ToolOptions = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [fromProjectRoot("node_modules", tool), ...args], {
    cwd: projectRoot,
    env: environmentWith({ NODE_ENV: "test", NO_COLOR: "1", ...options.environment }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const status = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  const counts = (await options.counts?.()) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  return { output, passed: counts.passed, failed: status === 0 ? counts.failed : Math.max(counts.failed, 1) };
}
