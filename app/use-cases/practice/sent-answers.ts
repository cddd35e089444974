import { wasAnsweredSince } from "#app/stores/ahead-presentations.ts";
import { findAnswer, listAnswers } from "#app/stores/answers.ts";
import { getCampaign, inForceId } from "#app/stores/campaigns.ts";
import { findPresentation, listAsked, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { type PracticedCampaign, verdictBefore } from "#app/use-cases/practice/session-summary.ts";
import { type RepStanding, standingOf } from "#app/use-cases/practice/standing.ts";
import { countWaitedFor } from "#app/use-cases/practice/waited-for.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/** What became of one answer that was saved without a network. */
export type SentAnswer =
  | {
      readonly kind: "counted";
      readonly presentation: StoredPresentationRecord;
      readonly correct: boolean;
      readonly answeredAt: number;
      /** Whether the criterion asked about is still in force as it was asked. */
      readonly criterion: "same" | "changed" | "retired";
    }
  /** Its question took no answer: the very same had been answered since it was loaded, or this was no answer to it. */
  | {
      readonly kind: "refused";
      readonly presentation: StoredPresentationRecord;
      readonly because: "answered_since" | "no_answer";
    }
  | { readonly kind: "gone"; readonly presentationId: string };

/**
 * How answers came out that were sent after a time without a network, in the order given, and how each campaign stood
 * before the first of them arrived and stands now. Presentations that are not theirs are gone for them.
 *
 * @param elsewhere those among them that had been answered elsewhere before: they moved nothing
 */
export async function sentAnswers(
  deps: Deps,
  {
    rep,
    presentationIds,
    elsewhere,
  }: { rep: Practitioner; presentationIds: readonly string[]; elsewhere: readonly string[] },
): Promise<{ answers: readonly SentAnswer[]; campaigns: readonly PracticedCampaign[] }> {
  const answers: SentAnswer[] = [];
  for (const presentationId of new Set(presentationIds)) answers.push(await sentAnswer(deps, rep, presentationId));
  const moved = answers.flatMap((one) =>
    one.kind === "counted" && !elsewhere.includes(one.presentation.id) ? [one] : [],
  );
  const model = await currentModel(deps.db);
  const campaigns: PracticedCampaign[] = [];
  for (const campaignId of new Set(moved.map(({ presentation }) => presentation.campaignId))) {
    const own = moved.filter(({ presentation }) => presentation.campaignId === campaignId);
    const standing = await standingOf(deps, { campaign: await getCampaign(deps.db, campaignId), repId: rep.id });
    const log = await listAnswers(deps.db, { repId: rep.id, campaignId });
    const since = Math.min(...own.map(({ answeredAt }) => answeredAt));
    const sessions = new Set(own.map(({ presentation }) => presentation.sessionId));
    const asked = (await Promise.all([...sessions].map((id) => listAsked(deps.db, id)))).flat();
    campaigns.push({
      standing,
      before: standing.version && verdictBefore(standing.version, { answers: log, model, at: since }),
      waited: await waitedFor(deps, standing, { repId: rep.id, times: own.map(({ answeredAt }) => answeredAt) }),
      asked: asked.filter(
        (one) => !one.voided && own.some(({ presentation }) => presentation.id === one.presentationId),
      ),
    });
  }
  return { answers, campaigns };
}

/** Whoever became eligible by one of these answers: that is the instant since when they are. */
async function waitedFor(
  { db }: Deps,
  standing: RepStanding,
  { repId, times }: { repId: string; times: readonly number[] },
): Promise<number> {
  const { eligible, via, since } = standing.eligibility;
  return eligible && via === "gate" && times.includes(since) ? countWaitedFor(db, standing, { repId, at: since }) : 0;
}

async function sentAnswer({ db, clock }: Deps, rep: Practitioner, presentationId: string): Promise<SentAnswer> {
  const presentation = await findPresentation(db, { id: presentationId, repId: rep.id });
  if (!presentation) return { kind: "gone", presentationId };
  const given = await findAnswer(db, presentation.id);
  if (!given) {
    const isSince = presentation.ahead && (await wasAnsweredSince(db, presentation));
    return { kind: "refused", presentation, because: isSince ? "answered_since" : "no_answer" };
  }
  const criterion = await sinceThen(db, presentation, clock.now());
  return { kind: "counted", presentation, correct: given.correct, answeredAt: given.answeredAt, criterion };
}

async function sinceThen(
  db: Db,
  { campaignId, playbookId, criterionKey, criterionRevision }: StoredPresentationRecord,
  at: number,
): Promise<"same" | "changed" | "retired"> {
  const inForce = inForceId(await getCampaign(db, campaignId), at);
  // Asked under the version in force, or under one that is only pending: nothing has changed to the worse.
  if (inForce === null || inForce <= playbookId) return "same";
  const now = (await getPlaybook(db, inForce)).playbook.criteria.find(({ key }) => key === criterionKey);
  if (!now) return "retired";
  return now.revision > criterionRevision ? "changed" : "same";
}
