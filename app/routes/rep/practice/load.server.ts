import { redirect } from "@remix-run/server-runtime";
import type { Viewer } from "#app/auth/viewer.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { type Campaign, listCampaignsOfRep } from "#app/stores/campaigns.ts";
import { questionView } from "#app/stores/views/practice-question.ts";
import { criterionEffect, secondsAway, verdictView } from "#app/stores/views/practice-verdict.ts";
import { findFlagOf } from "#app/stores/views/question-flags.ts";
import { findAnsweredQuestion } from "#app/use-cases/practice/answered-question.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import { summarisePractice } from "#app/use-cases/practice/session-summary.ts";
import { standingOf } from "#app/use-cases/practice/standing.ts";
import { waitingQuestion } from "#app/use-cases/practice/waiting-question.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { practisedCampaign } from "./practised.server.ts";

/** The campaign a practice is limited to; only what one is enrolled in can be practised. */
export async function campaignToPractise(
  deps: Deps,
  viewer: Viewer,
  key: string | undefined,
): Promise<Campaign | null> {
  if (key === undefined) return null;
  const campaign = (await listCampaignsOfRep(deps.db, viewer.id)).find((each) => each.key === key);
  if (!campaign) throw notFound("You are not enrolled in a campaign of that name.");
  return campaign;
}

/** The waiting question, and nothing that tells its answer. A session that has just ended leads to its summary. */
export async function loadQuestion(deps: Deps, rep: Viewer, only: Campaign | null) {
  const waiting = await waitingQuestion(deps, { rep, only });
  if (waiting.kind === "finished") throw redirect(paths.practiceDone(waiting.sessionId, of(only)));
  if (waiting.kind === "nothing_to_ask") return loadNothingToAsk(deps, rep, only);
  const { presentation, campaign, progress } = waiting;
  const { eligibility } = await standingOf(deps, { campaign, repId: rep.id });
  return {
    kind: "question" as const,
    question: questionView(presentation),
    campaign: { key: campaign.key, name: campaign.name },
    sign: { level: eligibility.level, via: eligibility.via, until: eligibility.until },
    progress,
  };
}

/** The verdict on an answer. An unanswered presentation, or somebody else's, has none. */
export async function loadVerdict(deps: Deps, rep: Viewer, presentationId: string) {
  const found = await findAnsweredQuestion(deps, { rep, presentationId });
  if (!found) throw notFound("There is no answer of yours at this address.");
  const { presentation, answer, criterion, version, log, model, standing } = found;
  const { eligibility, readiness, campaign, at } = standing;
  const gate = version.playbook.gate;
  const first = readiness?.criteria
    .flatMap(({ title, importance, verdict }) =>
      importance === "critical" && verdict.kind === "held" ? [{ title, until: verdict.until }] : [],
    )
    .toSorted((a, b) => a.until - b.until)[0];
  return {
    kind: "verdict" as const,
    flag: await findFlagOf(deps.db, { presentationId, personId: rep.id }),
    verdict: verdictView(presentation.content, answer.response, answer.correct),
    effect: criterionEffect(criterion, { log, answerId: answer.id, gate, model, now: at }),
    campaign: { key: campaign.key, name: campaign.name, version: version.version },
    sign: { level: eligibility.level, via: eligibility.via, until: eligibility.until },
    missing: eligibility.reasons.filter((reason) => reason.criterion !== undefined && reason.code !== "not_proven")
      .length,
    secondsAway: readiness ? secondsAway(readiness, version.playbook.gate) : 0,
    fadesFirst: first?.title ?? null,
    openLeads: version.playbook.gate.provisionalOpenLeads,
    progress: found.progress,
    takingBack: found.takingBack,
    token: presentation.id,
  };
}

/** What a finished session brought. */
export async function loadSummary(deps: Deps, rep: Viewer, only: Campaign | null, sessionId: string) {
  const summary = await summarisePractice(deps, { rep, sessionId });
  if (!summary) throw notFound("There is no practice of yours at this address.");
  const { plan, next } = await planPractice(deps, { rep, only: null });
  return {
    kind: "summary" as const,
    only: only ? { key: only.key, name: only.name } : null,
    campaigns: summary.campaigns.map(practisedCampaign),
    left: plan.questions,
    next,
  };
}

async function loadNothingToAsk(deps: Deps, rep: Viewer, only: Campaign | null) {
  const { next, scope } = await planPractice(deps, { rep, only });
  const names = [...scope.versions.values()].map(({ campaign }) => ({ key: campaign.key, name: campaign.name }));
  const wider = only ? (await planPractice(deps, { rep, only: null })).plan.questions : 0;
  return {
    kind: "nothing" as const,
    only: only ? { key: only.key, name: only.name } : null,
    campaigns: names,
    next,
    elsewhere: wider,
  };
}

function of(only: Campaign | null): { campaign?: string } {
  return only ? { campaign: only.key } : {};
}
