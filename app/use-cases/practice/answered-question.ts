import { modelWithOdds } from "#app/domain/memory/own-odds.ts";
import { sessionPlan } from "#app/domain/practice/session-plan.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { PublishedCriterion } from "#app/domain/playbook/playbook.ts";
import { findAnswer, type GivenAnswer, listAnswers, type LoggedAnswer } from "#app/stores/answers.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { getPlaybook, type PlaybookVersion } from "#app/stores/playbooks.ts";
import { findPracticeSession } from "#app/stores/practice-sessions.ts";
import { findPresentation, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { practiceProgress, type Progress } from "#app/use-cases/practice/progress.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import { type RepStanding, standingOf } from "#app/use-cases/practice/standing.ts";
import { takingBackOf, type TakingBackState } from "#app/use-cases/practice/void-answer.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export interface AnsweredQuestion {
  readonly presentation: StoredPresentationRecord;
  readonly answer: GivenAnswer;
  readonly criterion: PublishedCriterion;
  /** The version the question was asked under. */
  readonly version: PlaybookVersion;
  /** The rep's answers to this revision of the criterion, oldest first. */
  readonly log: readonly LoggedAnswer[];
  /** What the log is folded with, with the rep's odds of today, also for what was before the answer: it shows what this one did. */
  readonly model: MemoryModel;
  readonly standing: RepStanding;
  readonly progress: Progress;
  /** Taken back, can still be taken back, or why not. */
  readonly takingBack: TakingBackState;
}

/** The verdict on a presentation that has been answered, and committed; null for anything else, so nothing leaks (R19). */
export async function findAnsweredQuestion(
  deps: Deps,
  { rep, presentationId }: { rep: Practitioner; presentationId: string },
): Promise<AnsweredQuestion | null> {
  const { db } = deps;
  const presentation = await findPresentation(db, { id: presentationId, repId: rep.id });
  const answer = presentation && (await findAnswer(db, presentation.id));
  if (!presentation || !answer) return null;
  const { campaignId, criterionKey, criterionRevision } = presentation;
  const version = await getPlaybook(db, presentation.playbookId);
  const criterion = version.playbook.criteria.find(({ key }) => key === criterionKey);
  if (!criterion) throw new Error(`version ${version.id} lost its criterion ${criterionKey}`);
  const campaign = await getCampaign(db, campaignId);
  const log = await listAnswers(db, { repId: rep.id, campaignId, criterionKey });
  const session = await findPracticeSession(db, { id: presentation.sessionId, repId: rep.id });
  const only = session?.campaignId === campaignId ? campaign : null;
  const { situation } = await loadSituation(db, { rep, only, session, at: deps.clock.now() });
  const left = session?.ended ? 0 : sessionPlan(situation).questions;
  const standing = await standingOf(deps, { campaign, repId: rep.id });
  return {
    presentation,
    answer,
    criterion,
    version,
    log: log.filter(({ revision }) => revision === criterionRevision),
    model: modelWithOdds(situation.model, standing.readiness?.odds ?? 1),
    standing,
    progress: practiceProgress(situation.session.asked, { left, isWaiting: false }),
    takingBack: await takingBackOf(deps, { rep, presentation, given: answer }),
  };
}
