import { ORDER, orderOf } from "#app/domain/playbook/order.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { toPlaybookFile } from "#app/domain/playbook/to-file.ts";

/** The parts of a playbook that are edited one at a time, beside its criteria and questions. */
export const SECTIONS = [
  "campaign",
  "brief",
  "scoring",
  "gate",
  "routing",
  "sla",
  "dispositions",
  "enablement",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What one form edits: a section, one criterion, one question, or the order in which the criteria stand. */
export type PartName = Section | "criteria" | `criteria/${string}` | `questions/${string}`;

/** Every part with its value in the file format, questions in the order of the file, criteria in that of `criteria`. */
export type Parts = ReadonlyMap<PartName, unknown>;

/** Takes a playbook apart; `joinParts` puts it together again. */
export function partsOf(playbook: Playbook): Map<PartName, unknown> {
  const file = toPlaybookFile(playbook);
  return new Map<PartName, unknown>([
    ...SECTIONS.map((section) => [section, file[section]] as const),
    [ORDER, playbook.criteria.map(({ key }) => key)],
    ...keyed("criteria", file.criteria),
    ...keyed("questions", file.questions),
  ]);
}

/** The parts as one value in the file format, for checking and storing. */
export function joinParts(parts: Parts): Record<string, unknown> {
  return {
    campaign: parts.get("campaign"),
    brief: parts.get("brief"),
    criteria: orderOf(parts).map((key) => parts.get(`criteria/${key}`)),
    questions: [...parts].filter(([name]) => name.startsWith("questions/")).map(([, value]) => value),
    scoring: parts.get("scoring"),
    gate: parts.get("gate"),
    routing: parts.get("routing"),
    sla: parts.get("sla"),
    dispositions: parts.get("dispositions"),
    enablement: parts.get("enablement"),
  };
}

/** The parts with some replaced, added (at the end of their list) or, where the value is null, removed. */
export function withParts(parts: Parts, edits: readonly { part: PartName; value: unknown }[]): Map<PartName, unknown> {
  const edited = new Map(parts);
  for (const { part, value } of edits) {
    if (value === null) edited.delete(part);
    else edited.set(part, value);
  }
  return edited;
}

/** A name as it came from an address or a form; null if it names no part. */
export function readPartName(text: string): PartName | null {
  const section = SECTIONS.find((name) => name === text);
  if (section) return section;
  if (text === ORDER) return text;
  const [list, key = "", ...more] = text.split("/");
  if (more.length > 0 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return null;
  if (list === "criteria") return `criteria/${key}`;
  return list === "questions" ? `questions/${key}` : null;
}

/** Where a part stands in the file, as problems name places. */
export function partPath(parts: Parts, part: PartName): readonly (string | number)[] {
  const [list = part, key] = part.split("/");
  if (key === undefined) return [part];
  if (list === ORDER) return [list, orderOf(parts).indexOf(key)];
  return [list, [...parts.keys()].filter((name) => name.startsWith(`${list}/`)).indexOf(part)];
}

function keyed<List extends "criteria" | "questions">(list: List, entries: unknown): [`${List}/${string}`, unknown][] {
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: { key: string }) => [`${list}/${entry.key}`, entry]);
}
