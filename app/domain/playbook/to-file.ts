import { formatDuration } from "#app/domain/playbook/duration.ts";
import type {
  Brief,
  Criterion,
  DispositionRule,
  HoldPolicy,
  Persona,
  Playbook,
  Question,
  QuestionOption,
  Scoring,
  SlaPolicy,
} from "#app/domain/playbook/playbook.ts";
import { STAGE_NAMES } from "#app/domain/playbook/playbook.ts";
import type { Rule } from "#app/domain/playbook/rule.ts";

/** A playbook in the file format (CONTRACTS §2), as plain values in the order authors write; the inverse of checking. */
export function toPlaybookFile(playbook: Playbook): Record<string, unknown> {
  const { campaign, brief, criteria, questions, scoring, gate, routing, sla, dispositions, enablement } = playbook;
  return {
    campaign: {
      ...inOrder(campaign, ["key", "name", "channel", "launch", "owners", "teams"]),
      owners: inOrder(campaign.owners, ["marketing", "sales"]),
    },
    brief: briefToFile(brief),
    criteria: criteria.map(criterionToFile),
    questions: questions.map(questionToFile),
    scoring: scoringToFile(scoring),
    gate: {
      recall: gate.recall,
      pass: gate.pass,
      variants: inOrder(gate.variants, ["critical", "standard"]),
      proven_days: gate.provenDays,
      provisional_open_leads: gate.provisionalOpenLeads,
    },
    routing: {
      routes: routing.routes.map(({ when, pool, strategy }) => ({ when: ruleToFile(when), pool, strategy })),
      default: inOrder(routing.default, ["pool", "strategy"]),
      hold: holdToFile(routing.hold),
    },
    sla: slaToFile(sla),
    dispositions: dispositions.map(dispositionToFile),
    enablement: enablement.map((item) => inOrder(item, ["title", "kind", "url", "text", "for", "criterion"])),
  };
}

/** A rule in the file format. */
export function ruleToFile(rule: Rule): Record<string, unknown> {
  if ("all" in rule) return { all: rule.all.map(ruleToFile) };
  if ("any" in rule) return { any: rule.any.map(ruleToFile) };
  if ("not" in rule) return { not: ruleToFile(rule.not) };
  if ("attribute" in rule) return inOrder(rule, ["attribute", "op", "value"]);
  return {
    event: rule.event,
    ...(rule.withinMs !== undefined && { within: formatDuration(rule.withinMs) }),
    at_least: rule.atLeast,
    ...(rule.where && { where: ruleToFile(rule.where) }),
  };
}

/** The same fields, these first: content that comes back from the database has forgotten how authors write it. */
function inOrder(value: object, first: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...value };
  const known = first.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]);
  return { ...Object.fromEntries(known), ...fields };
}

function briefToFile({ assets, personas, stages, ...answers }: Brief): Record<string, unknown> {
  return {
    ...inOrder(answers, ["who", "what", "where", "why"]),
    assets: assets.map((asset) => inOrder(asset, ["key", "title", "kind", "url", "event"])),
    ...(personas && { personas: personas.map(personaToFile) }),
    ...(stages && { stages: inOrder(stages, STAGE_NAMES) }),
  };
}

function personaToFile({ rule, caresAbout, ...persona }: Persona): Record<string, unknown> {
  const file = {
    ...persona,
    ...(rule && { rule: ruleToFile(rule) }),
    ...(caresAbout && { cares_about: caresAbout }),
  };
  return inOrder(file, ["key", "name", "rule", "who", "cares_about", "pains", "not"]);
}

/** Field by field, so that what only a published criterion has (its revision) stays out of the file. */
function criterionToFile({ key, title, kind, importance, required, points, rule, why, say, change }: Criterion) {
  return {
    key,
    title,
    kind,
    importance,
    ...(required && { required }),
    ...(points !== 0 && { points }),
    ...(rule && { rule: ruleToFile(rule) }),
    why,
    ...(say !== undefined && { say }),
    ...(change !== undefined && { change }),
  };
}

const QUESTION_ORDER = [
  "key",
  "criterion",
  "kind",
  "status",
  "generate",
  "with",
  "prompt",
  "options",
  "accept",
  "items",
  "pairs",
  "because",
];

/** A question in the file format. */
export function questionToFile(question: Question): Record<string, unknown> {
  const ordered = inOrder(question, QUESTION_ORDER);
  if ("options" in question) return { ...ordered, options: question.options.map(optionToFile) };
  if ("pairs" in question) return { ...ordered, pairs: question.pairs.map((pair) => inOrder(pair, ["left", "right"])) };
  return ordered;
}

function optionToFile({ text, correct, because }: QuestionOption): Record<string, unknown> {
  return { text, ...(correct && { correct }), ...(because !== undefined && { because }) };
}

function scoringToFile({ threshold, highIntent }: Scoring): Record<string, unknown> {
  return { threshold, ...(highIntent !== undefined && { high_intent: highIntent }) };
}

function holdToFile({ escalateAfterMs, fallbackAfterMs, fallback }: HoldPolicy): Record<string, unknown> {
  return {
    escalate_after: formatDuration(escalateAfterMs),
    ...(fallbackAfterMs !== undefined && { fallback_after: formatDuration(fallbackAfterMs) }),
    ...(fallback !== undefined && { fallback }),
  };
}

function slaToFile({ highIntentMs, standardMs, calendar, minTouches, reassignAfterMs }: SlaPolicy) {
  return {
    high_intent: formatDuration(highIntentMs),
    standard: formatDuration(standardMs),
    calendar,
    min_touches: minTouches,
    ...(reassignAfterMs !== undefined && { reassign_after: formatDuration(reassignAfterMs) }),
  };
}

function dispositionToFile({ code, action, revisitAfterMs, label }: DispositionRule): Record<string, unknown> {
  return {
    code,
    action,
    ...(revisitAfterMs !== undefined && { revisit_after: formatDuration(revisitAfterMs) }),
    ...(label !== undefined && { label }),
  };
}
