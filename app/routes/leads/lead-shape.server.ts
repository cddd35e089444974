import { may } from "#app/auth/permissions.ts";
import { dispositionRules } from "#app/domain/leads/dispositions.ts";
import { handoff } from "#app/domain/leads/handoff.ts";
import type { PersonaGuess } from "#app/domain/leads/persona.ts";
import { isOwned, movesTo } from "#app/domain/leads/stages.ts";
import { explain } from "#app/domain/playbook/explain.ts";
import { attributeLabel } from "#app/domain/playbook/attributes.ts";
import { briefAnswers, materialText } from "#app/domain/playbook/brief-words.ts";
import { eventPhrase } from "#app/domain/playbook/event-words.ts";
import type { Asset, Playbook } from "#app/domain/playbook/playbook.ts";
import { capitalised, valueInWords } from "#app/domain/playbook/words.ts";
import { inForceId } from "#app/stores/campaigns.ts";
import { findDecision } from "#app/stores/decisions.ts";
import { findOpenHold } from "#app/stores/holds.ts";
import { listLeadEvents } from "#app/stores/lead-events.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import { countTouches } from "#app/stores/touches.ts";
import { findLeadClock } from "#app/stores/views/lead-clock.ts";
import { getLeadHistory } from "#app/stores/views/lead-history.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { prospectOf } from "#app/stores/views/prospect.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { dispositionWords } from "../marketing/playbook-words.ts";
import { whyShape } from "./why-shape.ts";
import type { LeadHere } from "./require-lead.server.ts";
import { historyShape } from "./history-shape.ts";

/** Everything the page of one lead says. */
export async function leadPage(deps: Deps, { viewer, lead, campaign, subject, assignment, owner }: LeadHere) {
  const now = deps.clock.now();
  const { db } = deps;
  const inForce = inForceId(campaign, now);
  // The version that scored it explains it; what may come of it follows the version in force.
  const versionId = lead.scoredPlaybookId ?? inForce;
  const scored = versionId === null ? null : await getPlaybook(db, versionId);
  const current = inForce === null || inForce === versionId ? scored : await getPlaybook(db, inForce);
  const events = await listLeadEvents(db, lead.id);
  const history = await getLeadHistory(db, lead.id);
  const hold = await findOpenHold(db, lead.id);
  const decision = await findDecisionOf(deps, assignment?.decisionId ?? hold?.decisionId);
  const names = await findNames(db, actorIds(history));
  const at = lead.qualifiedAt ?? lead.updatedAt;
  const facts = { ...lead.details, events };
  return {
    now,
    timeZone: viewer.timeZone,
    id: lead.id,
    ...prospectOf(lead.details),
    ...contactOf(lead.details),
    campaign: { key: campaign.key, name: campaign.name },
    stage: lead.stage,
    score: lead.score.score,
    threshold: lead.score.threshold,
    qualified: lead.score.qualified,
    intent: lead.score.intent,
    inquiry: lead.details.inquiry ?? null,
    receivedAt: lead.receivedAt,
    revisitAt: lead.revisitAt,
    amount: lead.amount,
    version: scored?.version ?? null,
    ...(scored ? told(scored.playbook, facts, at) : { criteria: [], missing: [], handoff: null, brief: null }),
    facts: factsOf(lead.details),
    owner: owner && {
      id: owner.id,
      name: owner.name,
      isViewer: owner.id === viewer.id,
      via: assignment?.via ?? "gate",
    },
    hold: hold && {
      since: hold.since,
      escalatesAt: hold.escalatesAt,
      escalatedAt: hold.escalatedAt,
      fallsBackAt: hold.fallsBackAt,
      pool: hold.pool,
    },
    clock: assignment ? await findLeadClock(db, assignment.id) : null,
    why: decision && whyShape(decision, { viewerId: viewer.id, titles: titlesOf(scored, current) }),
    touches: {
      count: await countTouches(db, { leadId: lead.id, since: lead.qualifiedAt ?? lead.receivedAt }),
      wanted: current?.playbook.sla.minTouches ?? 0,
    },
    dispositions: dispositionRules(current?.playbook.dispositions ?? []).map((rule) => ({
      code: rule.code,
      label: rule.label ?? capitalised(rule.code.replaceAll("_", " ")),
      words: dispositionWords(rule),
    })),
    outcomes: OUTCOMES.filter((outcome) => movesTo(lead.stage, outcome).kind === "allowed"),
    history: historyShape(history, names),
    mayWork: may(viewer, "lead.work", subject) && isOwned(lead.stage),
  };
}

const OUTCOMES = ["sql", "opportunity", "won", "lost"] as const;

function told(playbook: Playbook, facts: Parameters<typeof handoff>[1], at: number) {
  const package_ = handoff(playbook, facts, at);
  const pointsOf = new Map(playbook.criteria.map(({ key, points }) => [key, points]));
  const criteria = explain(playbook, facts, at).map((one) => ({
    key: one.key,
    title: one.title,
    kind: one.kind,
    required: one.required,
    state: one.state,
    points: one.points,
    possible: pointsOf.get(one.key) ?? 0,
    evidence: capitalised(one.evidence),
  }));
  return {
    criteria,
    missing: explain(playbook, facts, at)
      .filter(({ state, kind }) => state === "unknown" && kind !== "disqualifier")
      .map(({ key, title, missing }) => ({
        key,
        title,
        attributes: missing.map(attributeLabel),
        say: playbook.criteria.find((criterion) => criterion.key === key)?.say ?? null,
      })),
    handoff: {
      say: package_.say,
      had: package_.assets.had.map(({ asset, at: when }) => ({ ...shown(asset), at: when })),
      toSend: package_.assets.toSend.map(shown),
      fitting: package_.material.fitting.map(({ item, because }) => ({ ...materialText(item), because })),
      others: package_.material.others.map(materialText),
      timeline: package_.timeline.map(({ type, at: when, data, countedFor }) => ({
        at: when,
        title: capitalised(eventPhrase(type)),
        data: Object.entries(data).flatMap(([key, value]) =>
          value === undefined ? [] : [`${key.replaceAll("_", " ")}: ${valueInWords(value)}`],
        ),
        countedFor,
      })),
    },
    brief: { answers: briefAnswers(playbook.brief), persona: personaText(package_.persona) },
  };
}

function shown({ key, title, url }: Asset) {
  return { key, title, url: url ?? null };
}

function personaText(guess: PersonaGuess | null) {
  if (guess === null) return null;
  const { name, who, caresAbout = [], pains = [], not } = guess.persona;
  return { name, who: who ?? null, caresAbout, pains, not: not ?? null, evidence: guess.evidence };
}

/** How to reach somebody, whichever way the keys were written. */
function contactOf({ contact }: LeadHere["lead"]["details"]) {
  const text = (key: string) => (contact[key] === undefined ? null : String(contact[key]));
  return { title: text("title"), phone: text("phone"), email: text("email") };
}

/** What else is known, for the end of the page. */
function factsOf({
  company,
  deal,
  source,
  attributes,
}: LeadHere["lead"]["details"]): { label: string; value: string }[] {
  const groups = { company, deal, source, attributes };
  return Object.entries(groups).flatMap(([group, values]) =>
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [{ label: capitalised(attributeLabel(`${group}.${key}`)), value: stripQuotes(valueInWords(value)) }],
    ),
  );
}

function stripQuotes(text: string): string {
  return text.replaceAll(/[“”]/g, "");
}

/** The newest wording of each criterion that either version has. */
function titlesOf(...versions: readonly (PlaybookVersion | null)[]): Map<string, string> {
  return new Map(
    versions.flatMap((version) => version?.playbook.criteria.map(({ key, title }) => [key, title] as const) ?? []),
  );
}

async function findDecisionOf(deps: Deps, id: string | undefined) {
  return id === undefined ? null : findDecision(deps.db, id);
}

function actorIds(history: Awaited<ReturnType<typeof getLeadHistory>>): string[] {
  return [...new Set(history.moves.flatMap(({ actor }) => /^person:(.+)$/.exec(actor)?.[1] ?? []))];
}
