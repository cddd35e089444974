import type { Rule } from "#app/domain/playbook/rule.ts";

/** A campaign's agreement, as authored in a file or the editor. Camel-cased twin of the file format (CONTRACTS §2). */
export interface Playbook {
  readonly campaign: CampaignFacts;
  readonly brief: Brief;
  readonly criteria: readonly Criterion[];
  readonly questions: readonly Question[];
  readonly scoring: Scoring;
  readonly gate: GatePolicy;
  readonly routing: Routing;
  readonly sla: SlaPolicy;
  readonly dispositions: readonly DispositionRule[];
  readonly enablement: readonly EnablementItem[];
}

export interface CampaignFacts {
  readonly key: string;
  readonly name: string;
  readonly channel: Channel;
  /** `YYYY-MM-DD`. */
  readonly launch?: string;
  /** E-mail addresses. */
  readonly owners: { readonly marketing: string; readonly sales: string };
  /** Team keys whose reps are enrolled. */
  readonly teams: readonly string[];
}

export const CHANNELS = [
  "trade_show",
  "paid_social",
  "search",
  "content",
  "webinar",
  "referral",
  "partner",
  "outbound",
  "product",
  "other",
] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Brief {
  readonly who?: string;
  readonly what?: string;
  readonly where?: string;
  readonly why?: string;
  readonly assets: readonly Asset[];
  readonly personas?: readonly Persona[];
  readonly stages?: StageDefinitions;
}
export interface Asset {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly url?: string;
  /** Type of the event by which a lead shows that it had this; an event whose data names the key shows it too. */
  readonly event?: string;
}
/** A kind of person among the leads of this campaign. */
export interface Persona {
  readonly key: string;
  readonly name: string;
  /** By which a lead is taken for one; without it nobody guesses. */
  readonly rule?: Rule;
  readonly who?: string;
  readonly caresAbout?: readonly string[];
  readonly pains?: readonly string[];
  /** Who is easily taken for one and isn't. */
  readonly not?: string;
}

export const STAGE_NAMES = ["lead", "mql", "sql", "opportunity"] as const;
export type StageName = (typeof STAGE_NAMES)[number];
/** What both sides agreed to call a lead, an MQL, an SQL and an opportunity of this campaign. */
export type StageDefinitions = { readonly [Name in StageName]?: string };

export const CRITERION_KINDS = ["fit", "behaviour", "disqualifier", "knowledge"] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];
export type Importance = "critical" | "standard";

export interface Criterion {
  readonly key: string;
  readonly title: string;
  readonly kind: CriterionKind;
  readonly importance: Importance;
  /** An MQL must meet it. */
  readonly required: boolean;
  readonly points: number;
  readonly rule?: Rule;
  readonly why: string;
  readonly say?: string;
  /**
   * What the author says a change to this criterion amounts to, for the next publication; absent: derived. Allowed only
   * where `classifyChanges` allows it.
   */
  readonly change?: DeclaredChange;
}
export type DeclaredChange = "editorial" | "clarifying" | "material";

export const QUESTION_KINDS = [
  "single_choice",
  "multiple_choice",
  "true_false",
  "short_answer",
  "order",
  "match",
  "scenario",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_STATUSES = ["draft", "in_review", "approved", "retired"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

interface QuestionBase {
  readonly key: string;
  readonly criterion: string;
  /** Where it is in its review; absent: approved. Only approved questions are asked. */
  readonly status?: QuestionStatus;
}
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: "single_choice" | "multiple_choice" | "true_false";
  readonly prompt: string;
  readonly options: readonly QuestionOption[];
  readonly because?: string;
}
/** A scenario written by hand: "here is a lead; what decides?" with options like a single choice. */
export interface AuthoredScenario extends QuestionBase {
  readonly kind: "scenario";
  readonly prompt: string;
  readonly options: readonly QuestionOption[];
  readonly because?: string;
}
/** What to generate from a criterion's rule; `content/README.md` tells authors what each asks. */
export const GENERATE_KINDS = ["boundary", "contrast", "change", "campaigns"] as const;
export type GenerateKind = (typeof GENERATE_KINDS)[number];

/** Scenarios generated from the criterion's rule, at its boundary. */
export type GeneratedScenario = OwnScenario | CrossCampaignScenario;
export interface OwnScenario extends QuestionBase {
  readonly kind: "scenario";
  readonly generate: Exclude<GenerateKind, "campaigns">;
}
/** Needs the criteria of the campaigns it is taken for, which are whatever is in force there when it is asked. */
export interface CrossCampaignScenario extends QuestionBase {
  readonly kind: "scenario";
  readonly generate: "campaigns";
  /** Campaign keys. */
  readonly with: readonly string[];
}
export interface ShortAnswerQuestion extends QuestionBase {
  readonly kind: "short_answer";
  readonly prompt: string;
  readonly accept: readonly string[];
  readonly because?: string;
}
/** `items` are written in the right order. */
export interface OrderQuestion extends QuestionBase {
  readonly kind: "order";
  readonly prompt: string;
  readonly items: readonly string[];
  readonly because?: string;
}
export interface MatchQuestion extends QuestionBase {
  readonly kind: "match";
  readonly prompt: string;
  readonly pairs: readonly { readonly left: string; readonly right: string }[];
  readonly because?: string;
}
export type Question =
  ChoiceQuestion | AuthoredScenario | GeneratedScenario | ShortAnswerQuestion | OrderQuestion | MatchQuestion;

export interface QuestionOption {
  readonly text: string;
  readonly correct: boolean;
  readonly because?: string;
}

export interface Scoring {
  /** Points of met criteria from which a lead is qualified. */
  readonly threshold: number;
  /** Points from which its intent is high; absent: never. */
  readonly highIntent?: number;
}

export interface GatePolicy {
  /** Floor of predicted recall for each critical criterion, 0.75–0.95. */
  readonly recall: number;
  /** Floor of the weighted mean recall over all criteria, 0–1. */
  readonly pass: number;
  /** How many distinct variants must have been answered right in a row. */
  readonly variants: { readonly critical: number; readonly standard: number };
  /** On how many distinct practice days a held criterion must have been answered right to be proven. */
  readonly provenDays: number;
  /** Open leads a provisional rep may have; 0 switches provisional off. */
  readonly provisionalOpenLeads: number;
}

export const STRATEGIES = ["round_robin", "weighted", "least_loaded", "single_point_of_contact"] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface Routing {
  readonly routes: readonly Route[];
  readonly default: RouteTarget;
  readonly hold: HoldPolicy;
}
/**
 * A pool is named: after a team of the campaign (its reps), after a person by e-mail address (that one), or freely
 * (everyone enrolled).
 */
export interface RouteTarget {
  readonly pool: string;
  readonly strategy: Strategy;
}
export interface Route extends RouteTarget {
  readonly when: Rule;
}
export interface HoldPolicy {
  readonly escalateAfterMs: number;
  readonly fallbackAfterMs?: number;
  /** E-mail of the person who gets the lead in the end, marked as a fallback. */
  readonly fallback?: string;
}

export interface SlaPolicy {
  readonly highIntentMs: number;
  readonly standardMs: number;
  readonly calendar: "business" | "always";
  /** Touches before `unresponsive` may be chosen. */
  readonly minTouches: number;
  readonly reassignAfterMs?: number;
}

export const DISPOSITION_ACTIONS = ["nurture", "remove", "reroute", "recycle"] as const;
export type DispositionAction = (typeof DISPOSITION_ACTIONS)[number];
export interface DispositionRule {
  readonly code: string;
  readonly action: DispositionAction;
  readonly revisitAfterMs?: number;
  readonly label?: string;
}

export const ENABLEMENT_KINDS = ["talk_track", "competitor", "reference", "testimonial", "insight", "other"] as const;
export type EnablementKind = (typeof ENABLEMENT_KINDS)[number];
export interface EnablementItem {
  readonly title: string;
  readonly kind: EnablementKind;
  readonly url?: string;
  readonly text?: string;
  /** Keys of the personas it is meant for. */
  readonly for?: readonly string[];
  /** Key of the criterion it helps to talk about. */
  readonly criterion?: string;
}

/** A criterion as a published version knows it: with the revision that its credit belongs to. */
export interface PublishedCriterion extends Criterion {
  /** 1 when first published; rises by 1 with each material change. */
  readonly revision: number;
}

export interface PublishedPlaybook extends Playbook {
  readonly criteria: readonly PublishedCriterion[];
  readonly version: number;
}

export type ChangeKind = "editorial" | "clarifying" | "material" | "new" | "retired";
export interface CriterionChange {
  readonly criterion: string;
  readonly kind: ChangeKind;
  /** Which parts differ: title, kind, importance, required, points, rule, why, say, answers, questions. */
  readonly parts: readonly string[];
}
