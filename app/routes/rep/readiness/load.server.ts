import { assess } from "#app/domain/readiness/assess.ts";
import { z } from "zod";
import { modelWithOdds } from "#app/domain/memory/own-odds.ts";
import { may } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { notFound } from "#app/http/responses.ts";
import { listAnswers, type LoggedAnswer } from "#app/stores/answers.ts";
import { type Campaign, findCampaign } from "#app/stores/campaigns.ts";
import { findPerson, findPersonByEmail } from "#app/stores/people.ts";
import { listMembershipsOf } from "#app/stores/teams.ts";
import { type CoachingNote, listCoachingNotes } from "#app/stores/coaching-notes.ts";
import { listSuspensions } from "#app/stores/suspensions.ts";
import { listWaivers, type Waiver } from "#app/stores/waivers.ts";
import { findLastChange } from "#app/stores/views/campaign-versions.ts";
import { criteriaViews, wantedOf } from "#app/stores/views/readiness-criteria.ts";
import { alsoLookedAt } from "#app/stores/views/readiness-facts.ts";
import { listReadinessHistory } from "#app/stores/views/readiness-history.ts";
import { forecastEligibility } from "#app/use-cases/eligibility/check.ts";
import { foretoldOf } from "#app/use-cases/memory/foretold.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { forecastPractice, type ForecastStep } from "#app/use-cases/practice/forecast.ts";
import { levelChanges } from "#app/use-cases/practice/level-changes.ts";
import { onboardingOf } from "#app/use-cases/practice/rhythm-today.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import { type RepStanding, standingOf } from "#app/use-cases/practice/standing.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { pastEvents } from "./past.ts";
import type { WhatIfDay } from "./form.server.ts";

const Id = z.uuid();

/** The campaign and the person an address names, if the viewer may see how that person stands there. */
export async function readinessInSight(deps: Deps, viewer: Viewer, params: { campaign?: string; rep?: string }) {
  const named = params.rep ?? "";
  const campaign = await findCampaign(deps.db, params.campaign ?? "");
  const person = Id.safeParse(named).success
    ? await findPerson(deps.db, named)
    : await findPersonByEmail(deps.db, named.toLowerCase());
  const subject = campaign &&
    person && {
      personId: person.id,
      teamIds: (await listMembershipsOf(deps.db, person.id)).map(({ teamId }) => teamId),
      marketingOwnerId: campaign.marketingOwnerId,
      salesOwnerId: campaign.salesOwnerId,
    };
  if (!campaign || !person || !subject || !may(viewer, "readiness.view", subject)) {
    throw notFound("There is nobody at this address whose readiness you can see.");
  }
  // Their plan spans campaigns that a mere owner of this one may not see them in.
  const seesPlan = person.id === viewer.id || may(viewer, "team.view", subject);
  return {
    campaign,
    person,
    mayWaive: may(viewer, "waiver.grant", subject),
    maySuspend: may(viewer, "suspension.set", subject),
    mayCoach: may(viewer, "coaching.write", subject),
    seesPlan,
  };
}

/** A new person's first two weeks, over all their campaigns. */
export async function loadFirstWeeks(deps: Deps, person: { id: string; name: string; timeZone: string }) {
  const at = deps.clock.now();
  const { scope, situation } = await loadSituation(deps.db, { rep: person, only: null, session: null, at });
  const levels = scope.campaigns.map((campaign) => assess(campaign, at).level);
  const plan = await onboardingOf(deps.db, person, { situation, levels });
  const names = [...scope.versions].map(([key, { campaign }]) => [key, campaign.name] as const);
  return plan && { plan, campaignNames: Object.fromEntries(names) };
}

/** The verdict routing gets, with everything it was decided from. */
export async function loadReadiness(deps: Deps, rep: { id: string; timeZone: string }, campaign: Campaign) {
  const standing = await standingOf(deps, { campaign, repId: rep.id });
  const { at, version, readiness, eligibility } = standing;
  const answers = await listAnswers(deps.db, { repId: rep.id, campaignId: campaign.id });
  const model = modelWithOdds(await currentModel(deps.db), readiness?.odds ?? 1);
  const criteria = version && readiness ? criteriaViews(version, readiness, { answers, model, now: at }) : [];
  const wanted = wantedOf(criteria, eligibility.reasons);
  const forecast = await forecastOf(deps, rep, standing);
  return {
    at,
    decidedAt: eligibility.decidedAt,
    since: eligibility.since,
    version: version?.version ?? null,
    floor: version?.playbook.gate.recall ?? null,
    provisionalLimit: version?.playbook.gate.provisionalOpenLeads ?? 0,
    eligible: eligibility.eligible,
    sign: { level: eligibility.level, via: eligibility.via, until: eligibility.until },
    reasons: eligibility.reasons.map(({ code, message }) => ({ code, message })),
    wanted: await Promise.all(wanted.map(async (view) => ({ ...view, changed: await changeOf(deps, standing, view) }))),
    held: criteria.filter(({ key, verdict }) => verdict.kind === "held" && !wanted.some((one) => one.key === key)),
    later: criteria.filter(({ key, verdict }) => verdict.kind !== "held" && !wanted.some((one) => one.key === key)),
    total: criteria.length,
    heldCount: criteria.filter(({ verdict }) => verdict.kind === "held").length,
    facts: alsoLookedAt(standing, {
      scoreAfter: forecast?.after.score ?? null,
      record: await foretoldOf(deps, { campaignId: campaign.id, repId: rep.id }),
    }),
    forecast,
    history: await historyOf(deps, rep, standing, answers),
    waivers: (await listWaivers(deps.db, { campaignId: campaign.id, repId: rep.id })).map(waiverView),
    suspensions: await listSuspensions(deps.db, { campaignId: campaign.id, repId: rep.id }),
  };
}

/** "What if I do nothing until…": the very question that routing may ask with `at=`. Null if nobody asked. */
export async function loadWhatIf(deps: Deps, rep: { id: string }, campaign: Campaign, asked: WhatIfDay | null) {
  if (asked?.kind !== "day") return asked;
  const { day, at } = asked;
  const { level, via, until, reasons } = await forecastEligibility(deps, { campaign, repId: rep.id, at });
  return { kind: "forecast" as const, day, at, level, via, until, reasons: reasons.map(({ message }) => message) };
}

async function historyOf(
  deps: Deps,
  rep: { id: string },
  { campaign, version }: RepStanding,
  answers: readonly LoggedAnswer[],
) {
  const titles = new Map(version?.playbook.criteria.map(({ key, title }) => [key, title]));
  const events = await listReadinessHistory(deps.db, { campaign, repId: rep.id });
  const changes = await levelChanges(deps, { campaignId: campaign.id, answers });
  return pastEvents(events, changes).map(({ cause, ...event }) => ({
    ...event,
    cause: "criterion" in cause ? { ...cause, title: titles.get(cause.criterion) ?? cause.criterion } : cause,
  }));
}

/** All notes for whoever coaches, what is shared for the person themselves, nothing for anybody else. */
export async function loadNotes(
  deps: Deps,
  viewer: Viewer,
  { personId, mayCoach }: { personId: string; mayCoach: boolean },
): Promise<CoachingNote[]> {
  if (!mayCoach && viewer.id !== personId) return [];
  return listCoachingNotes(deps.db, { personId, onlyShared: !mayCoach });
}

async function forecastOf(deps: Deps, rep: { id: string; timeZone: string }, { at, campaign }: RepStanding) {
  const { situation } = await loadSituation(deps.db, { rep, only: campaign, session: null, at });
  const steps = forecastPractice(situation, { key: campaign.key, timeZone: rep.timeZone });
  return steps && { after: stepView(steps.after), tomorrow: stepView(steps.tomorrow) };
}

function waiverView({ id, reason, until, grantedAt, grantedByName, revoked }: Waiver) {
  return { id, reason, until, grantedAt, grantedByName, revoked };
}

function stepView({ questions, readiness: { level, until, score } }: ForecastStep) {
  return { questions, level, until, score };
}

async function changeOf(
  deps: Deps,
  { campaign, version }: RepStanding,
  view: { key: string; verdict: { kind: string } },
) {
  if (view.verdict.kind !== "changed" || !version) return null;
  return findLastChange(deps.db, { campaignId: campaign.id, criterion: view.key, upTo: version.version });
}
