import { COMMON_WORDS, WALKS } from "./common-passwords.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-length.ts";

/**
 * Why a password can't be taken, as a sentence for the form, or null. No composition rules: length, and not guessable from
 * the lists everybody tries first or from what is known of the person.
 *
 * @param context words a guesser would try: the person's name and email; the product's name is always among them
 */
export function passwordProblem(password: string, context: readonly string[]): string | null {
  const length = lengthProblem(password);
  if (length) return length;
  if (isCommon(password)) return "That is among the first passwords anybody would guess. Try a few unrelated words.";
  const word = contextWords(context).find((known) => leftWithout(plain(password), known) < 4);
  if (word) return `That is little more than "${word}", which a guesser would try first. Try a few unrelated words.`;
  return null;
}

/** The part of it that no one may skip. */
export function lengthProblem(password: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return `That is ${length} characters long; use at least ${PASSWORD_MIN}, 15 or more is better.`;
  if (length > PASSWORD_MAX) return `That is ${length} characters long; use at most ${PASSWORD_MAX}.`;
  return null;
}

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 4) return true;
  if (WALKS.some((walk) => walks(lower, walk) || walks(lower, [...walk].reverse().join("")))) return true;
  return [lower, plain(password), strip(lower)].some((form) => COMMON_WORDS.has(form) || isRepeated(form));
}

/** Lower case, without trailing digits and signs, look-alikes turned back into letters. */
function plain(password: string): string {
  return strip(password.toLowerCase()).replace(/[013457@$!]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
}

function strip(lower: string): string {
  return lower.replace(/[^\p{L}]+$/u, "").replace(/^[^\p{L}]+/u, "");
}

function walks(lower: string, walk: string): boolean {
  return (walk + walk).includes(lower);
}

/** `summersummer`, `abcabcabc`. */
function isRepeated(form: string): boolean {
  const repeated = /^(.+?)\1+$/u.exec(form);
  return repeated?.[1] !== undefined && (repeated[1].length < 4 || COMMON_WORDS.has(repeated[1]));
}

function contextWords(context: readonly string[]): string[] {
  const words = ["greenroom", ...context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
  return words.filter((word) => word.length >= 4);
}

function leftWithout(form: string, word: string): number {
  return form.includes(word) ? form.replaceAll(word, "").length : Infinity;
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
