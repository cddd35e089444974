import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Counts } from "./test-tool.ts";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** A file that could not even be loaded has no tests to count: it counts as one failure. */
export async function vitestCounts(file: string): Promise<Counts | null> {
  const report = VitestReport.safeParse(await readJson(file));
  if (!report.success) return null;
  const { numPassedTests, numFailedTests, testResults } = report.data;
  const broken = testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** A journey that passes only at the second try is a failure: nobody has understood it yet. */
export async function playwrightCounts(file: string): Promise<Counts | null> {
  const report = PlaywrightReport.safeParse(await readJson(file));
  if (!report.success) return null;
  const { stats, errors } = report.data;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}
