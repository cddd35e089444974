import { formatWhen, pluralWord } from "#app/ui/format.ts";
import type { Nothing, Summary } from "./pages.ts";

/** What is next after a session: the questions that wait already, or else when something is worth asking again. */
export function afterwardsWords(page: Pick<Summary, "next" | "left">, now: number, timeZone: string): string {
  if (page.left === 0) return nextWords(page, now, timeZone);
  return `${pluralWord(page.left, "more question waits", "more questions wait")}, now or on your next practice day.`;
}

/** When to come back. */
export function nextWords({ next }: Pick<Summary | Nothing, "next">, now: number, timeZone: string): string {
  if (!next) return "Nothing else waits.";
  const why = next.why === "prove" ? "needs a right answer on another day" : "starts to fade";
  return `Next: ${formatWhen(next.at, now, timeZone)}, when “${next.title}” ${why}.`;
}
