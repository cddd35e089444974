import { stringify } from "yaml";
import { type DiffPart, diffWords } from "#app/domain/playbook/word-diff.ts";

export interface PartDiff {
  readonly key: string;
  readonly parts: DiffPart[];
  readonly mono: boolean;
}

/** Field by field what differs between two values of one part, as its form names the fields. */
export function diffOfPart(before: unknown, after: unknown): PartDiff[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const [one, two] = [asText(was), asText(is)];
    return one === two ? [] : [{ key, parts: diffWords(one, two), mono: typeof (is ?? was) === "object" }];
  });
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (Array.isArray(value)) return new Map(value.map((entry: unknown, index) => [nameOf(entry, index), entry]));
  return typeof value === "object" ? new Map(Object.entries(value)) : new Map([["value", value]]);
}

/** An entry of a list goes by what its author calls it: a code, a title. */
function nameOf(entry: unknown, index: number): string {
  const named = typeof entry === "object" && entry !== null ? { ...entry } : {};
  const name = "code" in named ? named.code : "title" in named ? named.title : undefined;
  return typeof name === "string" ? `${index + 1}. ${name}` : `Entry ${index + 1}`;
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return stringify(value, { aliasDuplicateObjects: false, lineWidth: 60 }).trim();
  return String(value);
}
