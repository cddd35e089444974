import { z } from "zod";

import { parseDuration } from "#app/domain/playbook/duration.ts";

// In these schemas an error message is the sentence's second half: what was expected. The first half, what was found and
// where, is added when a problem is made of it.

const KEY = "a key in lower-case letters, digits and hyphens, such as company-size";
export const Key = z.string(KEY).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, KEY);

const CODE = "a code in lower-case letters, digits and underscores, such as bad_timing";
export const Code = z.string(CODE).regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, CODE);

const TEXT = "text, at most 4,000 characters";
export const Text = z.string(TEXT).refine((text) => text.trim() !== "" && text.length <= 4000, TEXT);

const LABEL = "text, at most 300 characters";
export const Label = z.string(LABEL).refine((text) => text.trim() !== "" && text.length <= 300, LABEL);

const LINE = "text on one line, at most 300 characters";
export const Line = z
  .string(LINE)
  .refine((text) => text.trim() !== "" && text.length <= 300 && !/[\r\n]/.test(text), LINE);

/** Text where YAML's own idea of `True` or `50` is meant literally, as in an option or an accepted answer. */
export const Words = z.unknown().transform((value, context) => {
  if (typeof value === "string" && value.trim() !== "" && value.length <= 1000) return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  context.addIssue({ code: "custom", message: "text, at most 1,000 characters" });
  return z.NEVER;
});

const EMAIL = "an e-mail address";
export const Email = z.string(EMAIL).regex(/^[^\s@]+@[^\s@]+$/, EMAIL);

const LINK = "a web address starting with https://, http:// or /";
export const Link = z.string(LINK).regex(/^(https?:\/\/|\/(?!\/))\S*$/, LINK);

const EVENT = "the type of an event, such as demo_requested";
export const EventType = z.string(EVENT).regex(/^[A-Za-z0-9_.:-]+$/, EVENT);

const DAY = "a day such as 2026-12-01";
export const Day = z.iso.date(DAY);

const DURATION = "a duration such as 14d, 1h, 15m or 30s";
export const Duration = z.string(DURATION).transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue({ code: "custom", message: DURATION });
  return z.NEVER;
});

/** A whole number within bounds. */
export function whole(least: number, most = 1_000_000) {
  const expected = `a whole number of ${least} or more`;
  return z.int(expected).min(least, expected).max(most, `a whole number of at most ${most}`);
}

/** A number within bounds. */
export function share(least: number, most: number) {
  const expected = `a number from ${least} to ${most}`;
  return z.number(expected).min(least, expected).max(most, expected);
}

/** One of a few words. */
export function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  return z.enum(choices, { error: `one of ${choices.join(", ")}` });
}

/** A list, possibly with a least length. */
export function list<Item extends z.ZodType>(item: Item, least = 0) {
  const expected = least === 0 ? "a list" : `a list with at least ${least} ${least === 1 ? "entry" : "entries"}`;
  return z.array(item, expected).min(least, expected);
}

/** A mapping that knows its keys: any other is an error that lists the known ones. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `one of the keys ${keys}` : `a mapping with the keys ${keys}`,
  });
}
