import { describe } from "#app/domain/playbook/describe.ts";
import { STAGE_NAMES } from "#app/domain/playbook/playbook.ts";
import type { Brief, EnablementItem, Persona, Playbook, StageName } from "#app/domain/playbook/playbook.ts";

export const STAGE_TITLES: Record<StageName, string> = {
  lead: "Lead",
  mql: "MQL",
  sql: "SQL",
  opportunity: "Opportunity",
};

/** The journalist's questions that have an answer, in their order. */
export function briefAnswers(
  brief: Brief,
): { key: "who" | "what" | "where" | "why"; question: string; answer: string }[] {
  const asked = [
    { key: "who", question: "Who they are" },
    { key: "what", question: "What they saw, and what we offer" },
    { key: "where", question: "Where we met" },
    { key: "why", question: "Why now" },
  ] as const;
  return asked.flatMap(({ key, question }) => {
    const answer = brief[key];
    return answer === undefined ? [] : [{ key, question, answer }];
  });
}

/** Each persona with its texts, and how it is recognised. */
export function personaTexts({ personas = [] }: Brief) {
  return personas.map(({ key, name, rule, who, caresAbout = [], pains = [], not }: Persona) => ({
    key,
    name,
    recognised: rule ? describe(rule) : null,
    who: who ?? null,
    caresAbout,
    pains,
    not: not ?? null,
  }));
}

/** The agreed stages that have a definition, from lead to opportunity. */
export function stageTexts({ stages = {} }: Brief): { stage: StageName; title: string; text: string }[] {
  return STAGE_NAMES.flatMap((stage) => {
    const text = stages[stage];
    return text === undefined ? [] : [{ stage, title: STAGE_TITLES[stage], text }];
  });
}

/** A piece of material, for showing. */
export function materialText({ title, kind, url, text }: EnablementItem) {
  return { title, kind, url: url ?? null, text: text ?? null };
}

/** "For the plant manager. About: At least two packaging lines"; null for what is meant for everybody. */
export function meantFor(
  item: EnablementItem,
  { brief, criteria }: Pick<Playbook, "brief" | "criteria">,
): string | null {
  const names = (brief.personas ?? []).filter(({ key }) => item.for?.includes(key)).map(({ name }) => name);
  const criterion = criteria.find(({ key }) => key === item.criterion);
  const parts = [
    ...(names.length > 0 ? [`For: ${names.join(", ")}`] : []),
    ...(criterion ? [`About: ${criterion.title}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(". ");
}
