import { durationInWords } from "#app/domain/playbook/duration.ts";
import type { Section } from "#app/domain/playbook/parts.ts";
import type {
  Channel,
  CriterionKind,
  DispositionAction,
  DispositionRule,
  GeneratedScenario,
  EnablementKind,
  QuestionKind,
  Strategy,
} from "#app/domain/playbook/playbook.ts";

export const KIND_WORDS: Record<CriterionKind, string> = {
  fit: "Fit",
  behaviour: "Behaviour",
  disqualifier: "Disqualifier",
  knowledge: "Knowledge",
};

export const CHANNEL_WORDS: Record<Channel, string> = {
  trade_show: "Trade show",
  paid_social: "Paid social",
  search: "Search",
  content: "Content",
  webinar: "Webinar",
  referral: "Referral",
  partner: "Partner",
  outbound: "Outbound",
  product: "Product",
  other: "Other",
};

export const QUESTION_WORDS: Record<QuestionKind, string> = {
  single_choice: "One of several",
  multiple_choice: "Several of several",
  true_false: "True or false",
  short_answer: "Typed answer",
  order: "Put in order",
  match: "Match pairs",
  scenario: "Scenario",
};

/** What a generated question makes, as words after a colon. */
export function generatedInWords(question: GeneratedScenario): string {
  switch (question.generate) {
    case "boundary":
      return "leads just inside and just outside it";
    case "contrast":
      return "two leads on either side of it, and which of them is one";
    case "change":
      return "a lead, and which single change would turn the verdict";
    case "campaigns":
      return `a lead, and whether it is one of this campaign or of ${question.with.join(" or ")}`;
  }
}

export const STRATEGY_WORDS: Record<Strategy, string> = {
  round_robin: "in turn",
  weighted: "by weight",
  least_loaded: "to whoever has least open",
  single_point_of_contact: "always to the same person",
};

export const ACTION_WORDS: Record<DispositionAction, string> = {
  nurture: "Nurture",
  remove: "Remove",
  reroute: "Re-route",
  recycle: "Recycle",
};

export const ENABLEMENT_WORDS: Record<EnablementKind, string> = {
  talk_track: "Talk track",
  competitor: "Competitor",
  reference: "Reference",
  testimonial: "Testimonial",
  insight: "Insight",
  other: "More",
};

export const SECTION_WORDS: Record<Section, string> = {
  campaign: "The campaign",
  brief: "The brief",
  scoring: "Scoring",
  gate: "The gate",
  routing: "Routing",
  sla: "The clocks",
  dispositions: "What can come of a lead",
  enablement: "Material",
};

/** What a disposition leads to, as the rep reads it before choosing it. */
export function dispositionWords({
  action,
  revisitAfterMs,
}: Pick<DispositionRule, "action" | "revisitAfterMs">): string {
  const back = revisitAfterMs === undefined ? "later" : `in ${durationInWords(revisitAfterMs)}`;
  switch (action) {
    case "nurture":
      return `Goes back to marketing, and comes round again ${back}.`;
    case "recycle":
      return `Rests, and comes back ${back} or with a new signal.`;
    case "reroute":
      return "Goes to somebody else at once, and your turn comes back.";
    case "remove":
      return "Leaves marketing for good, and your turn comes back.";
  }
}
