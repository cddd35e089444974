import { type CriterionExplanation, explain } from "#app/domain/playbook/explain.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";
import type { DecisionRecord } from "#app/domain/routing/decision.ts";
import type { LeftOut } from "#app/domain/routing/routing.ts";
import { type AssetsForLead, assetsFor } from "./assets.ts";
import type { LeadEvent, LeadFacts } from "./lead.ts";
import { type MaterialForLead, materialFor } from "./material.ts";
import { guessPersona, type PersonaGuess } from "./persona.ts";

/** What a rep is told with a lead: short, in the order a call needs it. */
export interface Handoff {
  readonly inquiry: string | null;
  /** The criteria the lead meets, with the facts in words, most points first. */
  readonly met: readonly CriterionExplanation[];
  /** Those it does not meet, or that nobody can tell yet: what to ask. */
  readonly open: readonly CriterionExplanation[];
  /** What the prospect did, latest first. */
  readonly timeline: readonly TimelineEntry[];
  /** What the campaign's authors say to lead with, for the criteria met. */
  readonly say: readonly { readonly criterion: string; readonly text: string }[];
  /** Whom the campaign's rules take the prospect for. */
  readonly persona: PersonaGuess | null;
  readonly assets: AssetsForLead;
  readonly material: MaterialForLead;
}
export interface TimelineEntry extends LeadEvent {
  /** Titles of the met criteria this event counted towards. */
  readonly countedFor: readonly string[];
}

/**
 * The handoff package of a lead as it stood at an instant, under the version that qualified it.
 *
 * @param at epoch milliseconds: when it qualified, so that "in the last 14 days" stays true in the telling
 */
export function handoff(playbook: Playbook, lead: LeadFacts, at: number): Handoff {
  const explained = explain(playbook, lead, at);
  const met = explained.filter((one) => one.state === "met" && one.kind !== "disqualifier");
  const metKeys = new Set(met.map((one) => one.key));
  const persona = guessPersona(playbook.brief, lead, at);
  return {
    inquiry: lead.inquiry ?? null,
    met: [...met].sort((a, b) => b.points - a.points),
    open: explained.filter((one) => one.state !== "met" && one.kind !== "disqualifier"),
    timeline: timelineOf(playbook, metKeys, lead, at),
    say: playbook.criteria.flatMap(({ key, title, say }) =>
      say && metKeys.has(key) ? [{ criterion: title, text: say }] : [],
    ),
    persona,
    assets: assetsFor(playbook.brief.assets, lead.events),
    material: materialFor(playbook, { persona: persona?.persona ?? null, met: metKeys }),
  };
}

/** Why this rep, in a sentence, and who else was asked about: from the record of the decision. */
export function whyThisRep(record: DecisionRecord): { readonly sentence: string; readonly others: readonly LeftOut[] } {
  const { inputs, outcome } = record;
  const others = outcome.leftOut.filter((one) => one.code !== "not_in_pool" && one.code !== "not_named");
  return { sentence: sentenceFor(record), others: inputs.mode.kind === "claim" ? [] : others };
}

function sentenceFor({ inputs, outcome, playbookVersion }: DecisionRecord): string {
  if (outcome.kind === "nobody") return `Nobody in the pool ${inputs.route.pool} could take it.`;
  if (inputs.mode.kind === "fallback") return "Nobody became eligible in time, so it went to the named fallback.";
  if (inputs.mode.kind === "claim")
    return `A router outside chose, and the gate agreed under version ${playbookVersion}.`;
  const waiting = outcome.turns.length;
  if (waiting === 1) return `The only one in the pool ${inputs.route.pool} who was ready and free.`;
  const turns = {
    round_robin: "whose turn it was",
    weighted: "whose turn it was by weight",
    least_loaded: "with the fewest open leads",
    single_point_of_contact: "who is the point of contact",
  } as const;
  return `One of ${waiting} in the pool ${inputs.route.pool} who were ready and free, and the one ${turns[inputs.route.strategy]}.`;
}

function timelineOf(
  playbook: Playbook,
  metKeys: ReadonlySet<string>,
  lead: LeadFacts,
  at: number,
): readonly TimelineEntry[] {
  const rules = playbook.criteria.flatMap(({ key, title, rule }) =>
    rule && metKeys.has(key) ? [{ title, rule }] : [],
  );
  const latestFirst = [...lead.events].sort((a, b) => b.at - a.at);
  return latestFirst.map((event) => ({
    ...event,
    countedFor: rules.filter(({ rule }) => counts(rule, event, at)).map(({ title }) => title),
  }));
}

/** Whether an event is of those that a rule looks at: by type, window and data. */
function counts(rule: Rule, event: LeadEvent, at: number): boolean {
  if ("all" in rule) return rule.all.some((part) => counts(part, event, at));
  if ("any" in rule) return rule.any.some((part) => counts(part, event, at));
  if ("not" in rule || "attribute" in rule) return false;
  const alone: LeadFacts = { contact: {}, company: {}, deal: {}, source: {}, attributes: {}, events: [event] };
  return evaluate({ ...rule, atLeast: 1 }, alone, at) === "met";
}
