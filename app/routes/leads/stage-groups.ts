import { STAGES, type Stage } from "#app/domain/leads/lead.ts";

export interface StageGroup {
  readonly key: string;
  readonly label: string;
  readonly stages: readonly Stage[];
}

/** The tabs of the lead list, in the order a lead passes through them. */
export const STAGE_GROUPS: readonly StageGroup[] = [
  { key: "open", label: "Open", stages: ["qualified", "assigned", "working"] },
  { key: "held", label: "Held", stages: ["held"] },
  { key: "sql", label: "SQL", stages: ["sql"] },
  { key: "opportunity", label: "Opportunity", stages: ["opportunity"] },
  { key: "closed", label: "Won and lost", stages: ["won", "lost"] },
  { key: "nurturing", label: "Nurturing", stages: ["received", "nurturing"] },
  { key: "disqualified", label: "Disqualified", stages: ["disqualified"] },
  { key: "all", label: "All", stages: STAGES },
];

/** The group an address names; a single stage's name is understood too. */
export function stageGroup(text: string | null): StageGroup {
  const named = STAGE_GROUPS.find(({ key }) => key === text);
  const holding = STAGE_GROUPS.find(({ stages, key }) => key !== "all" && stages.some((stage) => stage === text));
  return named ?? holding ?? OPEN;
}

const OPEN: StageGroup = { key: "open", label: "Open", stages: ["qualified", "assigned", "working"] };

export const STAGE_WORDS: Record<Stage, string> = {
  received: "Received",
  nurturing: "Nurturing",
  qualified: "Qualified",
  held: "Held",
  assigned: "Assigned",
  working: "Working",
  sql: "SQL",
  opportunity: "Opportunity",
  won: "Won",
  lost: "Lost",
  disqualified: "Disqualified",
};
