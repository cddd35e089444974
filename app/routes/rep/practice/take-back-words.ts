import { assertNever } from "#app/domain/assert-never.ts";
import type { Refusal } from "#app/domain/practice/taking-back.ts";

/** Why an answer stays as it is, in words for the person who gave it. */
export function refusalWords(because: Refusal): string {
  switch (because) {
    case "too_late":
      return "An answer can be taken back for a minute; this one stays. It comes again when it is due.";
    case "later_answer":
      return "You have answered another question since; only the last answer can be taken back.";
    case "too_many":
      return "Three answers a day can be taken back, and you have used them; this one stays.";
    case "same_criterion":
      return "You took back an answer to this criterion today; this one stays.";
    default:
      return assertNever(because);
  }
}
