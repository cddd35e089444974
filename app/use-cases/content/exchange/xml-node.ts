import { field } from "#app/domain/playbook/raw.ts";
import { htmlToText, looksLikeHtml } from "./html-text.ts";

/** An attribute of an element; empty if it has none. */
export function attributeOf(node: unknown, name: string): string {
  const value = field(node, `@${name}`);
  return typeof value === "string" ? value.trim() : "";
}

/** The characters of an element, or of the `<text>` inside it. */
export function textIn(node: unknown): string {
  if (typeof node === "string") return node;
  const inner = field(node, "text");
  if (inner !== undefined) return textIn(inner);
  const own = field(node, "#text");
  return typeof own === "string" ? own : "";
}

/** The children of that name. */
export function childrenOf(node: unknown, name: string): readonly unknown[] {
  const found = field(node, name);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

/** An element's text as plain words, by its `format`; names of what is lost go to `lose`. */
export function wordsIn(node: unknown, lose: (what: string) => void, inherited = ""): string {
  const text = textIn(node);
  const format = attributeOf(node, "format") || inherited;
  const isHtml = format === "html" || (format !== "plain_text" && format !== "markdown" && looksLikeHtml(text));
  if (!isHtml) return format === "plain_text" ? text : text.trim();
  const read = htmlToText(text);
  for (const what of read.lost) lose(what);
  return read.text;
}

/** Whether a yes-or-no element says yes, as Moodle writes it: `true` or `1`. */
export function isYes(node: unknown): boolean {
  return /^\s*(true|1)\s*$/i.test(textIn(node));
}
