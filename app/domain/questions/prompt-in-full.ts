/** A question as one text: for a scenario, the lead it is about, a line a fact; for whoever has no place for a card. */
export function promptInFull({
  prompt,
  lead = [],
}: {
  readonly prompt: string;
  readonly lead?: readonly { readonly label: string; readonly value: string }[];
}): string {
  return [prompt, ...lead.map(({ label, value }) => `${label}: ${value}`)].join("\n");
}
