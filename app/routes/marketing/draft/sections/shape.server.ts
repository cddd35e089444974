import { stringify } from "yaml";
import { readRuleText } from "#app/use-cases/content/rule-text.ts";
import { type FormValues, rowCount, textOf, ticked } from "./form-values.ts";

/** How a value of the file format is typed into a form. */
export type Shape =
  /** Any text; left empty: absent. */
  | { readonly kind: "text" }
  /** A key, an address, a choice: without the spaces around it. */
  | { readonly kind: "word" }
  | { readonly kind: "number" }
  /** A number and its unit, in two fields. */
  | { readonly kind: "duration" }
  /** A list of texts, one a line. */
  | { readonly kind: "lines" }
  /** A list of texts, ticked; `always`: an empty list is written, too. */
  | { readonly kind: "ticks"; readonly always?: boolean }
  /** A rule, as YAML. */
  | { readonly kind: "rule" }
  /** `always`: an empty list is written, too. */
  | { readonly kind: "rows"; readonly of: Fields; readonly always?: boolean }
  /** `always`: written even if nothing in it is. */
  | { readonly kind: "group"; readonly of: Fields; readonly always?: boolean };
export type Fields = Readonly<Record<string, Shape>>;

/** A part's value as the fields of its form. */
export function toForm(shape: Shape, value: unknown, name = ""): FormValues {
  if (value === undefined || value === null) return {};
  switch (shape.kind) {
    case "text":
    case "word":
    case "number":
      return { [name]: plainText(value) };
    case "duration": {
      const [, count = plainText(value), unit = "h"] = /^(\d+)([dhms])$/.exec(plainText(value)) ?? [];
      return { [name]: count, [`${name}_unit`]: unit };
    }
    case "lines":
      return { [name]: listOf(value).map(plainText).join("\n") };
    case "ticks":
      return { [`${name}[]`]: listOf(value).map(plainText) };
    case "rule":
      return { [name]: stringify(value, { aliasDuplicateObjects: false, lineWidth: 70 }).trim() };
    case "rows":
      return merged(listOf(value).map((row, index) => groupToForm(shape.of, row, `${join(name, String(index))}`)));
    case "group":
      return groupToForm(shape.of, value, name);
  }
}

/** What was typed, as a part's value in the file format; undefined for nothing. What makes no sense is left for the format to refuse. */
export function fromForm(shape: Shape, values: FormValues, name = ""): unknown {
  const typed = textOf(values, name);
  const isBlank = typed.trim() === "";
  switch (shape.kind) {
    case "text":
      return isBlank ? undefined : typed.replaceAll("\r\n", "\n");
    case "word":
      return isBlank ? undefined : typed.trim();
    case "number":
      return isBlank ? undefined : /^-?\d+(\.\d+)?$/.test(typed.trim()) ? Number(typed) : typed.trim();
    case "duration":
      return isBlank ? undefined : `${typed.trim()}${textOf(values, `${name}_unit`)}`;
    case "lines": {
      const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== "");
      return lines.length === 0 ? undefined : lines;
    }
    case "ticks": {
      const chosen = ticked(values, name);
      return chosen.length === 0 && !shape.always ? undefined : [...chosen];
    }
    case "rule":
      return isBlank ? undefined : readRule(typed);
    case "rows": {
      const count = rowCount(values, name);
      if (count === 0) return shape.always ? [] : undefined;
      return Array.from({ length: count }, (_, row) => groupFromForm(shape.of, values, join(name, String(row))));
    }
    case "group": {
      const group = groupFromForm(shape.of, values, name);
      return Object.keys(group).length === 0 && !shape.always ? undefined : group;
    }
  }
}

function groupToForm(fields: Fields, value: unknown, name: string): FormValues {
  const entries: Readonly<Record<string, unknown>> = typeof value === "object" ? { ...value } : {};
  const mark = /(^|\.)\d+$/.test(name) ? { [join(name, "_")]: "" } : {};
  return merged([mark, ...Object.entries(fields).map(([key, shape]) => toForm(shape, entries[key], join(name, key)))]);
}

function groupFromForm(fields: Fields, values: FormValues, name: string): Record<string, unknown> {
  const entries = Object.entries(fields).map(
    ([key, shape]) => [key, fromForm(shape, values, join(name, key))] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Text that is no YAML stays text, which the format refuses at the rule's own place. */
function readRule(text: string): unknown {
  const read = readRuleText(text);
  return read.kind === "read" ? read.value : text;
}

function join(name: string, key: string): string {
  return name === "" ? key : `${name}.${key}`;
}

function merged(all: readonly FormValues[]): FormValues {
  return Object.fromEntries(all.flatMap((values) => Object.entries(values)));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
