import { paths } from "#app/paths.ts";
import { readSaved } from "./saved.ts";

/** Where it is told how the answers came out that were sent and not looked at yet; null: there are none. */
export function resultsAddress(person: string, only?: string): string | null {
  const { sent, elsewhere } = readSaved(person);
  if (sent.length === 0) return null;
  return paths.practiceSent({
    answers: sent.join(),
    elsewhere: elsewhere.length > 0 ? elsewhere.join() : undefined,
    campaign: only,
  });
}
