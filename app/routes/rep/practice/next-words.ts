import { formatWhen } from "#app/ui/format.ts";
import type { Nothing, Summary } from "./pages.ts";

/** When to come back. */
export function nextWords({ next }: Pick<Summary | Nothing, "next">, now: number, timeZone: string): string {
  if (!next) return "Nothing else waits.";
  const why = next.why === "prove" ? "needs a right answer on another day" : "starts to fade";
  return `Next: ${formatWhen(next.at, now, timeZone)}, when “${next.title}” ${why}.`;
}
