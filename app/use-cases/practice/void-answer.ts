import { type Refusal, refusalOf } from "#app/domain/practice/taking-back.ts";
import { practiceDay } from "#app/domain/time.ts";
import { findAnswer, type GivenAnswer, listAnswers } from "#app/stores/answers.ts";
import { lockCampaignShared } from "#app/stores/campaign-lock.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { lockEligibility } from "#app/stores/eligibility.ts";
import { findPresentation, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { type AnswerToVoid, insertVoid, lockVoids, voidFacts } from "#app/stores/voids.ts";
import { record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { decideLocked } from "#app/use-cases/eligibility/decide-reps.ts";
import { releaseSoon } from "#app/use-cases/eligibility/redecide.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { storeFold } from "#app/use-cases/memory/store-fold.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export type VoidAnswerResult =
  /** Taken back, now or before. */
  | { readonly kind: "voided" }
  | { readonly kind: "refused"; readonly because: Refusal }
  | { readonly kind: "not_found" };

export interface VoidAnswerInput {
  readonly rep: Practitioner;
  readonly presentationId: string;
  readonly requestId?: string;
}

/**
 * "I mis-clicked": a further record takes one's own last answer back, without credit. Memory is folded anew from the log
 * and the gate decided anew under the locks of an answer; the question counts as asked, so its criterion comes again.
 */
export async function voidAnswer(
  deps: Deps,
  { rep, presentationId, requestId }: VoidAnswerInput,
): Promise<VoidAnswerResult> {
  const at = deps.clock.now();
  const day = practiceDay(at, rep.timeZone);
  return inTransaction(deps.db, async (tx): Promise<VoidAnswerResult> => {
    const presentation = await findPresentation(tx, { id: presentationId, repId: rep.id });
    const given = presentation && (await findAnswer(tx, presentation.id));
    if (!presentation || !given) return { kind: "not_found" };
    const answer = toVoid(presentation, given);

    // The day's number goes over all campaigns, so the campaign's locks alone would not hold it.
    await lockVoids(tx, rep.id);
    await lockCampaignShared(tx, presentation.campaignId);
    const campaign = await getCampaign(tx, presentation.campaignId);
    const locked = await lockEligibility(tx, { campaignId: campaign.id, repIds: [rep.id], at });
    const facts = await voidFacts(tx, answer, day);
    if (facts.isVoided) return { kind: "voided" };
    const because = refusalOf({ ...facts, at, answeredAt: given.answeredAt });
    if (because) return { kind: "refused", because };

    await insertVoid(tx, answer, { at, day });
    await foldAnew(tx, answer);
    await record(
      tx,
      { actor: { kind: "person", id: rep.id }, requestId },
      {
        at,
        action: "answer.voided",
        subject: `answer:${given.id}`,
        details: { campaign: campaign.key, criterion: answer.criterionKey, correct: given.correct },
      },
    );
    const [decided] = await decideLocked(tx, { campaign, repIds: [rep.id], at, locked });
    if (decided?.gained) await releaseSoon(tx, campaign.id);
    return { kind: "voided" };
  });
}

export type TakingBackState = "voided" | "possible" | Refusal;

/** Whether the button is worth showing; the decision is made when it is pressed. */
export async function takingBackOf(
  deps: Deps,
  { rep, presentation, given }: { rep: Practitioner; presentation: StoredPresentationRecord; given: GivenAnswer },
): Promise<TakingBackState> {
  const at = deps.clock.now();
  const facts = await voidFacts(deps.db, toVoid(presentation, given), practiceDay(at, rep.timeZone));
  if (facts.isVoided) return "voided";
  return refusalOf({ ...facts, at, answeredAt: given.answeredAt }) ?? "possible";
}

/** Under the rep's eligibility lock: what is left of the criterion's memory without the answer; maybe nothing. */
async function foldAnew(tx: Db, { repId, campaignId, criterionKey, criterionRevision }: AnswerToVoid): Promise<void> {
  const of = { repId, campaignId, criterionKey, revision: criterionRevision };
  const log = await listAnswers(tx, { repId, campaignId, criterionKey });
  await storeFold(tx, of, { log, model: await currentModel(tx) });
}

function toVoid(presentation: StoredPresentationRecord, { id, correct }: GivenAnswer): AnswerToVoid {
  const { repId, campaignId, sessionId, criterionKey, criterionRevision } = presentation;
  const { variant } = presentation.content;
  return {
    answerId: id,
    presentationId: presentation.id,
    sessionId,
    repId,
    campaignId,
    criterionKey,
    criterionRevision,
    variant,
    correct,
  };
}
