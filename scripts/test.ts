import { rm } from "node:fs/promises";
import { fromProjectRoot } from "#db/project-root.ts";
import { buildIfStale } from "./build.ts";
import { playwrightCounts, vitestCounts } from "./test-counts.ts";
import { type Outcome, runTool } from "./test-tool.ts";

/** One part of what must be green. Its figures are counted; a part that counts nothing counts as one. */
interface Part {
  name: string;
  run: () => Promise<Outcome>;
}

const vitestReport = fromProjectRoot(".cache", "vitest.json");
const playwrightReport = fromProjectRoot(".cache", "playwright.json");

const checks: Part[] = [
  { name: "format", run: () => runTool("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]) },
  { name: "lint", run: () => runTool("eslint/bin/eslint.js", [".", "--max-warnings", "0"]) },
  { name: "types", run: () => runTool("typescript/bin/tsc", ["--noEmit"]) },
];

const suites: Part[] = [
  { name: "build", run: builds },
  {
    name: "tests",
    run: () =>
      runTool("vitest/vitest.mjs", ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${vitestReport}`], {
        counts: () => vitestCounts(vitestReport),
      }),
  },
  {
    name: "journeys",
    run: () =>
      runTool("@playwright/test/cli.js", ["test", "--reporter=dot,json"], {
        environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
        counts: () => playwrightCounts(playwrightReport),
      }),
  },
];

await rm(vitestReport, { force: true });
await rm(playwrightReport, { force: true });
// The checks need no database and no build: they run side by side. The suites take turns with the machine.
const outcomes = await Promise.all(checks.map(report));
for (const suite of suites) outcomes.push(await report(suite));

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);

async function report({ name, run }: Part): Promise<Outcome> {
  const started = Date.now();
  const outcome = await run();
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  const verdict = outcome.failed === 0 ? "ok" : "FAILED";
  if (outcome.failed > 0) process.stdout.write(`\n${outcome.output.trim()}\n\n`);
  process.stdout.write(
    `${name.padEnd(9)} ${verdict.padEnd(7)} ${outcome.passed} passed, ${outcome.failed} failed  ${seconds} s\n`,
  );
  return outcome;
}

async function builds(): Promise<Outcome> {
  try {
    await buildIfStale(() => {});
    return { passed: 1, failed: 0, output: "" };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}
