import type { PresentedFact, PresentedLead } from "./presentation.ts";

/** A question as one text: for a scenario, the lead it is about, a line a fact; for whoever has no place for a card. */
export function promptInFull({
  prompt,
  lead = [],
  leads = [],
}: {
  readonly prompt: string;
  readonly lead?: readonly PresentedFact[];
  readonly leads?: readonly PresentedLead[];
}): string {
  return [prompt, ...lead.map(line), ...leads.flatMap(({ name, facts }) => [`${name}:`, ...facts.map(line)])].join(
    "\n",
  );
}

function line({ label, value }: PresentedFact): string {
  return `${label}: ${value}`;
}
