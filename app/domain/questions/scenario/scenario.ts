import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { LeadRow } from "./rows.ts";

/** What every generated question has: a made-up lead, options of which exactly one is right, and the truth. */
interface Generated {
  /** Stable name of the case within its criterion and kind. */
  readonly case: string;
  /** The edge that the case stands at: scenarios of one pair have leads that differ in exactly one thing. */
  readonly pair: string;
  readonly criterion: string;
  /** Whether the lead meets the criterion's rule. */
  readonly state: "met" | "unmet";
  readonly lead: LeadFacts;
  readonly prompt: string;
  readonly rows: readonly LeadRow[];
  /** Exactly one is correct. */
  readonly options: readonly ScenarioOption[];
  /** Whether the lead is an MQL of this campaign. */
  readonly qualified: boolean;
}

/** An option of a generated scenario; unlike an authored one it always says why. */
export interface ScenarioOption {
  readonly text: string;
  readonly correct: boolean;
  readonly because: string;
}

/** One lead at an edge of the rule: is it an MQL, and which criterion decides? */
export interface BoundaryScenario extends Generated {
  readonly kind: "boundary";
  /** The criterion that decides: turned round, the lead would (not) qualify. */
  readonly decides: string;
}

/** Two leads on either side of an edge: which of them is an MQL? */
export interface ContrastScenario extends Generated {
  readonly kind: "contrast";
  /** In the order to show; `lead` is the one of them that `decides` speaks of. */
  readonly leads: readonly [ContrastedLead, ContrastedLead];
  /** The criterion that alone decides over `lead`; null if no single one does. */
  readonly decides: string | null;
}
export interface ContrastedLead {
  readonly name: string;
  readonly lead: LeadFacts;
  readonly rows: readonly LeadRow[];
  readonly qualified: boolean;
}

/** One lead and changes of one fact each: which of them would turn the verdict? */
export interface ChangeScenario extends Generated {
  readonly kind: "change";
  readonly decides: string;
  /** The lead after the change that each option names, in the options' order. */
  readonly changed: readonly LeadFacts[];
}

/** One lead and two campaigns: whose criteria does it meet? */
export interface CampaignsScenario extends Generated {
  readonly kind: "campaigns";
  readonly decides: string;
  /** This campaign, and the one it is taken for. */
  readonly campaigns: readonly [CampaignVerdict, CampaignVerdict];
}
export interface CampaignVerdict {
  readonly campaign: string;
  readonly qualified: boolean;
}

export type Scenario = BoundaryScenario | ContrastScenario | ChangeScenario | CampaignsScenario;

export type GeneratedScenarios<Kind extends Scenario = Scenario> =
  | { readonly kind: "generated"; readonly scenarios: readonly Kind[] }
  /** No lead can be made up that makes an unambiguous question. */
  | { readonly kind: "none"; readonly because: string };

/** What generating looks at. */
export type ScenarioBasis = Pick<Playbook, "campaign" | "criteria" | "scoring">;

/** A campaign that leads are taken for; the version is part of what its questions are called. */
export type Neighbour = ScenarioBasis & { readonly version?: number };

export interface ScenarioRequest {
  readonly count: number;
  readonly seed: number;
  /** Epoch milliseconds from which the leads' events are dated back. */
  readonly at: number;
}

/** Whether exactly one option is right and no two read the same, so that there is one answer and no other. */
export function isUnambiguous({ options }: Pick<Scenario, "options">): boolean {
  const texts = new Set(options.map(({ text }) => text.trim().toLowerCase()));
  return texts.size === options.length && options.filter(({ correct }) => correct).length === 1;
}
