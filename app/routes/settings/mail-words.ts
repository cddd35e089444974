import { pluralWord } from "#app/ui/format.ts";

interface Waiting {
  readonly personId: string;
}

/** The finding: whom mail has not reached, else what is still tried, else that all went out. */
export function mailTitle(gaveUp: readonly Waiting[], retrying: readonly Waiting[]): string {
  if (gaveUp.length > 0) {
    return `${pluralWord(peopleIn(gaveUp), "person has", "people have")} mail that could not be delivered.`;
  }
  if (retrying.length > 0) return `${pluralWord(retrying.length, "mail is", "mails are")} being tried again.`;
  return "All mail has gone out.";
}

function peopleIn(mails: readonly Waiting[]): number {
  return new Set(mails.map(({ personId }) => personId)).size;
}
