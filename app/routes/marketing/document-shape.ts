import { dispositionRules } from "#app/domain/leads/dispositions.ts";
import { briefAnswers, materialText, meantFor, personaTexts, stageTexts } from "#app/domain/playbook/brief-words.ts";
import { describe } from "#app/domain/playbook/describe.ts";
import { durationInWords } from "#app/domain/playbook/duration.ts";
import type { Playbook, PublishedPlaybook, Question } from "#app/domain/playbook/playbook.ts";
import { isAsked } from "#app/domain/playbook/question-status.ts";
import { capitalised } from "#app/domain/playbook/words.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import {
  ACTION_WORDS,
  dispositionWords,
  KIND_WORDS,
  generatedInWords,
  QUESTION_WORDS,
  STRATEGY_WORDS,
} from "./playbook-words.ts";

/** A playbook in words, section by section, for reading. */
export type PlaybookDocument = ReturnType<typeof toDocument>;

export function toDocument(playbook: Playbook | PublishedPlaybook) {
  const { campaign, brief, scoring, gate, enablement } = playbook;
  return {
    campaign: { key: campaign.key, name: campaign.name, teams: campaign.teams, launch: campaign.launch ?? null },
    brief: briefAnswers(brief),
    personas: personaTexts(brief),
    stages: stageTexts(brief),
    assets: brief.assets.map(({ key, title, url }) => ({ key, title, url: url ?? null })),
    criteria: playbook.criteria.map((criterion) => ({
      key: criterion.key,
      title: criterion.title,
      kind: KIND_WORDS[criterion.kind],
      importance: criterion.importance,
      required: criterion.required,
      points: criterion.kind === "knowledge" || criterion.kind === "disqualifier" ? null : criterion.points,
      rule: criterion.rule ? capitalised(describe(criterion.rule)) : null,
      why: criterion.why,
      say: criterion.say ?? null,
      revision: "revision" in criterion && typeof criterion.revision === "number" ? criterion.revision : null,
      questions: questionsOf(playbook, criterion.key),
      variants: variantsOf(playbook, criterion.key).length,
      wanted: gate.variants[criterion.importance],
    })),
    scoring: { threshold: scoring.threshold, highIntent: scoring.highIntent ?? null },
    gate: gateInWords(playbook),
    routes: routesInWords(playbook),
    hold: holdInWords(playbook),
    sla: slaInWords(playbook),
    dispositions: dispositionRules(playbook.dispositions).map((rule) => ({
      code: rule.code,
      label: rule.label ?? capitalised(rule.code.replaceAll("_", " ")),
      action: ACTION_WORDS[rule.action],
      words: dispositionWords(rule),
    })),
    enablement: enablement.map((item) => ({ ...materialText(item), meantFor: meantFor(item, playbook) })),
  };
}

function questionsOf(playbook: Playbook, criterion: string) {
  return playbook.questions
    .filter((question) => question.criterion === criterion && isAsked(question))
    .map((question) => ({ key: question.key, kind: QUESTION_WORDS[question.kind], ...wording(question) }));
}

/** The prompt and what is right, as authors read it. */
function wording(question: Question): { prompt: string; answers: { text: string; correct: boolean }[] } {
  if ("generate" in question) return { prompt: `Written from the rule: ${generatedInWords(question)}`, answers: [] };
  if ("options" in question) {
    return { prompt: question.prompt, answers: question.options.map(({ text, correct }) => ({ text, correct })) };
  }
  const right = (text: string) => ({ text, correct: true });
  if ("accept" in question) return { prompt: question.prompt, answers: question.accept.map(right) };
  if ("items" in question) return { prompt: question.prompt, answers: question.items.map(right) };
  return { prompt: question.prompt, answers: question.pairs.map(({ left, right: to }) => right(`${left}: ${to}`)) };
}

function gateInWords({ gate }: Playbook): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const { variants, provenDays, provisionalOpenLeads } = gate;
  const questions = (count: number) => (count === 1 ? "one question" : `${count} different questions in a row`);
  return [
    `A critical criterion is held after right answers to ${questions(variants.critical)}, a standard one after ${questions(variants.standard)}.`,
    `Predicted recall of a critical criterion has to stay at ${percent(gate.recall)} or more, and all criteria together at ${percent(gate.pass)}.`,
    `It is proven once it was answered right on ${provenDays === 1 ? "one day" : `${provenDays} different days`}.`,
    provisionalOpenLeads === 0
      ? "Nobody receives leads before that."
      : `Until then a rep is provisional and may have up to ${provisionalOpenLeads} open ${provisionalOpenLeads === 1 ? "lead" : "leads"}.`,
  ];
}

function routesInWords({ routing }: Playbook) {
  const routes = routing.routes.map(({ when, pool, strategy }) => ({
    when: capitalised(describe(when)),
    pool,
    strategy: STRATEGY_WORDS[strategy],
  }));
  return [
    ...routes,
    { when: "Everything else", pool: routing.default.pool, strategy: STRATEGY_WORDS[routing.default.strategy] },
  ];
}

function holdInWords({ routing: { hold } }: Playbook): string {
  const escalates = `If nobody is eligible the lead is held, and managers hear of it after ${durationInWords(hold.escalateAfterMs)}.`;
  if (hold.fallback === undefined || hold.fallbackAfterMs === undefined) return escalates;
  return `${escalates} After ${durationInWords(hold.fallbackAfterMs)} it goes to ${hold.fallback}, marked as a fallback.`;
}

function slaInWords({ sla }: Playbook): string[] {
  const calendar = sla.calendar === "business" ? "of working time" : "around the clock";
  return [
    `First touch within ${durationInWords(sla.highIntentMs)} for high intent and ${durationInWords(sla.standardMs)} otherwise, ${calendar}.`,
    ...(sla.reassignAfterMs === undefined
      ? []
      : [`After ${durationInWords(sla.reassignAfterMs)} more without one, the lead goes to the next rep.`]),
    `At least ${sla.minTouches} touches before a lead may be called unresponsive.`,
  ];
}
