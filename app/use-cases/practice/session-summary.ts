import { foldAnswers } from "#app/domain/memory/fold.ts";
import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import type { Readiness } from "#app/domain/readiness/readiness.ts";
import { type LoggedAnswer, listAnswers } from "#app/stores/answers.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import type { PlaybookVersion } from "#app/stores/playbooks.ts";
import { findPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { type AskedQuestion, listAsked } from "#app/stores/presentations.ts";
import { standings } from "#app/use-cases/eligibility/gate-question.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { countWaitedFor } from "#app/use-cases/practice/waited-for.ts";
import { type RepStanding, standingOf } from "#app/use-cases/practice/standing.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export interface PracticedCampaign {
  readonly standing: RepStanding;
  /** What the gate would have said when the session began; null without a playbook in force. */
  readonly before: Readiness | null;
  readonly asked: readonly AskedQuestion[];
  /** Held leads that waited for somebody like them when this session let them in; 0 if it did not, or none did. */
  readonly waited: number;
}

export interface PracticeSummary {
  readonly session: PracticeSession;
  readonly campaigns: readonly PracticedCampaign[];
}

/** What a rep's session asked, and how each of its campaigns stood before and stands now; null if it is not theirs. */
export async function summarisePractice(
  deps: Deps,
  { rep, sessionId }: { rep: Practitioner; sessionId: string },
): Promise<PracticeSummary | null> {
  const session = await findPracticeSession(deps.db, { id: sessionId, repId: rep.id });
  if (!session) return null;
  const asked = (await listAsked(deps.db, session.id)).filter(({ voided }) => !voided);
  const model = await currentModel(deps.db);
  const campaigns: PracticedCampaign[] = [];
  for (const campaignId of new Set(asked.map((one) => one.campaignId))) {
    const standing = await standingOf(deps, { campaign: await getCampaign(deps.db, campaignId), repId: rep.id });
    const answers = await listAnswers(deps.db, { repId: rep.id, campaignId });
    campaigns.push({
      standing,
      before: standing.version && verdictBefore(standing.version, { answers, model, at: session.startedAt }),
      asked: asked.filter((one) => one.campaignId === campaignId),
      waited: await waitedIn(deps, { session, standing, answers }),
    });
  }
  return { session, campaigns };
}

/** Whoever became eligible by an answer of this session: that is the instant since when they are. */
async function waitedIn(
  { db }: Deps,
  { session, standing, answers }: { session: PracticeSession; standing: RepStanding; answers: readonly LoggedAnswer[] },
): Promise<number> {
  const { eligible, via, since } = standing.eligibility;
  const isOfSession = since >= session.startedAt && since <= (session.endedAt ?? standing.at);
  if (!eligible || via !== "gate" || !isOfSession || !answers.some(({ at }) => at === since)) return 0;
  return countWaitedFor(db, standing, { repId: session.repId, at: since });
}

/** The gate's verdict on today's text from the answers given before an instant. */
export function verdictBefore(
  { playbook }: PlaybookVersion,
  { answers, model, at }: { answers: readonly LoggedAnswer[]; model: MemoryModel; at: number },
): Readiness {
  const earlier = answers.filter((answer) => answer.at < at);
  const revisions = new Map(earlier.map((answer) => [`${answer.criterionKey}@${answer.revision}`, answer]));
  const remembered = [...revisions.values()].flatMap(({ criterionKey, revision }) => {
    const own = earlier.filter((answer) => answer.criterionKey === criterionKey && answer.revision === revision);
    const state = foldAnswers(model, own);
    return state ? [{ criterionKey, revision, state }] : [];
  });
  const criteria = standings(playbook, remembered).map((each) => ({ ...each, answeredBefore: false }));
  return decide({ at, policy: playbook.gate, criteria, pending: null });
}
