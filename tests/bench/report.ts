import { describeServer, startBenchServer } from "./world/bench-database.ts";
import { type Bench, type Goal, type Measurement, reaches } from "./measurement.ts";

/** Where and with what it was measured: figures without it say little. */
export async function heading({ seed, cores }: { seed: number; cores: number }): Promise<string> {
  const postgres = await startBenchServer();
  const database = await postgres.create();
  try {
    const server = await describeServer(database.url);
    return `Node ${process.versions.node}, ${server}, ${cores} cores, ${process.platform} ${process.arch}, seed ${seed}`;
  } finally {
    await database.drop();
    await postgres.stop();
  }
}

/** `4.2 × (goal: at least 4 ×): reached` */
export function verdictLine({ ours, baseline, ratio, unit }: Measurement, goal: Goal, reached: boolean): string {
  return `${ours} against ${baseline} ${unit}: ${ratio} × (goal: ${goalText(goal)}): ${reached ? "reached" : "missed"}`;
}

export function table(results: readonly Measurement[], benches: readonly Bench[]): string {
  const rows = results.map((result) => {
    const goal = benches.find(({ name }) => name === result.name)?.goal;
    return [
      result.name,
      String(result.ours),
      String(result.baseline),
      result.unit,
      `${result.ratio} ×`,
      goal ? `${goalText(goal)}${reaches(result, goal) ? "" : "  missed"}` : "",
    ];
  });
  const lines = [["benchmark", "ours", "baseline", "unit", "ratio", "goal"], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function goalText({ kind, ratio }: Goal): string {
  return `${kind === "at_least" ? "at least" : "at most"} ${ratio} ×`;
}
