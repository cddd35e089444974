import { cpus } from "node:os";
import { benches } from "#tests/bench/index.ts";
import { type Measurement, reaches } from "#tests/bench/measurement.ts";
import { heading, table, verdictLine } from "#tests/bench/report.ts";
import { buildIfStale } from "./build.ts";
import { runProgram, say } from "./program.ts";

const SEED = 20_261_121;

await runProgram(async () => {
  const words = process.argv.slice(2);
  const asJson = words.includes("--json");
  const names = words.filter((word) => word !== "--json");
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    say(`found ${unknown.join(" ")}, expected names of ${benches.map(({ name }) => name).join(" ")}`);
    process.exitCode = 2;
    return;
  }

  await buildIfStale(say);
  say(await heading({ seed: SEED, cores: cpus().length }));
  const results: Measurement[] = [];
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    say(`${bench.name}: ${bench.about}`);
    const startedAt = performance.now();
    const measured = { name: bench.name, ...(await bench.measure({ seed: SEED, say: (text) => say(`  ${text}`) })) };
    results.push(measured);
    say(`  ${verdictLine(measured, bench.goal, reaches(measured, bench.goal))} (${seconds(startedAt)} s)`);
  }
  process.stdout.write(asJson ? `${JSON.stringify({ results })}\n` : `${table(results, benches)}\n`);
});

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(0);
}
