import type { Voice } from "./voice.ts";

/** What a manager has just done here, by the word that the address carries. */
export function doneWords(did: string | null, { object, subject }: Voice): string | null {
  switch (did) {
    case "grant":
      return `The waiver is given. It never counts as knowing: practice goes on for ${object}.`;
    case "revoke":
      return "The waiver is taken back. What counts again is what the gate says.";
    case "suspend":
      return `No new leads come to ${object}. ${subject} can go on practising.`;
    case "lift":
      return "The suspension is lifted.";
    case "note":
      return "The note is kept.";
    default:
      return null;
  }
}
