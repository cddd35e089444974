import { type Channel, CHANNELS } from "#app/domain/playbook/playbook.ts";

const known: ReadonlySet<string> = new Set(CHANNELS);

/** Whether a stored word is one of the channels. */
export function isChannel(text: string): text is Channel {
  return known.has(text);
}
