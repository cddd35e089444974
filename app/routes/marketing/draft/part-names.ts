import { ORDER } from "#app/domain/playbook/order.ts";
import { SECTIONS, type Section } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";

const SECTION_NAMES: Record<Section, string> = {
  campaign: "Campaign",
  brief: "Brief",
  scoring: "Scoring",
  gate: "Gate policy",
  routing: "Routing",
  sla: "Promises",
  dispositions: "Dispositions",
  enablement: "Material for the call",
};

/** The sections in the order people think of them, with their names. */
export const NAMED_SECTIONS = SECTIONS.map((section) => ({ section, name: SECTION_NAMES[section] }));

/** A part as people call it: a section's name, a criterion's title, a question's criterion. */
export function nameOfPart({ criteria, questions }: Pick<Playbook, "criteria" | "questions">, part: string): string {
  if (part === ORDER) return "Order of criteria";
  const [list = part, key] = part.split("/");
  if (key === undefined) return Object.hasOwn(SECTION_NAMES, list) ? SECTION_NAMES[sectionOf(list)] : list;
  const titleOf = (wanted: string) => criteria.find((criterion) => criterion.key === wanted)?.title ?? wanted;
  if (list === "criteria") return titleOf(key);
  const question = questions.find((one) => one.key === key);
  return question ? `Question ${key} on “${titleOf(question.criterion)}”` : `Question ${key}`;
}

function sectionOf(name: string): Section {
  return SECTIONS.find((section) => section === name) ?? "campaign";
}
