import { inTransaction } from "#app/use-cases/transaction.ts";
import { practiceDay } from "#app/domain/time.ts";
import { grade } from "#app/domain/questions/grade.ts";
import type { Grade, Response } from "#app/domain/questions/presentation.ts";
import { markAnswered, wasAnsweredSince } from "#app/stores/ahead-presentations.ts";
import { findAnswer, type GivenAnswer, type NewAnswer } from "#app/stores/answers.ts";
import { type AnswerGround, readAnswerGround } from "#app/stores/answer-ground.ts";
import { lockEligibility } from "#app/stores/eligibility.ts";
import type { RememberedCriterion } from "#app/stores/memories.ts";
import type { PracticeSession } from "#app/stores/practice-sessions.ts";
import { lockPresented, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import { currentEligibility } from "#app/use-cases/eligibility/current.ts";
import { decideLocked } from "#app/use-cases/eligibility/decide-reps.ts";
import { releaseSoon } from "#app/use-cases/eligibility/redecide.ts";
import { inUse } from "#app/use-cases/memory/current-model.ts";
import { rememberAnswer } from "#app/use-cases/memory/remember-answer.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Eligibility } from "#app/domain/readiness/readiness.ts";
import type { Db } from "#db/client.ts";

export type SubmitAnswerResult =
  | {
      readonly kind: "answered";
      readonly presentation: StoredPresentationRecord;
      /** As it is under its lock. */
      readonly session: PracticeSession;
      readonly answer: GivenAnswer;
      readonly eligibility: Eligibility;
      /** True if this very answer made the rep eligible. */
      readonly opened: boolean;
      /** True if the presentation had been answered before: the first answer stands. */
      readonly replayed: boolean;
    }
  | { readonly kind: "not_found" }
  /** Nothing chosen, an unknown option, answered since with the reasons shown…: nothing was stored, nothing is revealed. */
  | { readonly kind: "invalid"; readonly message: string };

/** Its right answer has been read in the meantime: an answer to the copy loaded ahead would show nothing. */
const ANSWERED_SINCE =
  "You have answered this very question since it was loaded, and seen its reasons. That answer stands.";

/**
 * Grades against the stored presentation, appends to the log, folds memory and decides anew, in one transaction. The
 * right answer may be shown only after this has returned, that is, after the answer is committed (R19).
 *
 * @param remember another fold: for tests that prove this one is needed
 */
export async function submitAnswer(
  deps: Deps,
  { rep, presentationId, response }: { rep: Practitioner; presentationId: string; response: Response },
  remember: typeof rememberAnswer = rememberAnswer,
): Promise<SubmitAnswerResult> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const presented = await lockPresented(tx, { id: presentationId, repId: rep.id });
    if (!presented) return { kind: "not_found" };
    const { presentation, session } = presented;
    const verdict = grade(presentation.content, response);

    const { campaignId } = presentation;
    const locked = await lockEligibility(tx, { campaignId, repIds: [rep.id], at });
    const ground = await readAnswerGround(tx, { campaignId, repId: rep.id, at });
    const { campaign, standing } = ground;
    const answerable: Grade =
      presentation.ahead && (await wasAnsweredSince(tx, presentation))
        ? { kind: "invalid", message: ANSWERED_SINCE }
        : verdict;
    const folded =
      answerable.kind === "invalid"
        ? null
        : await appendAndFold(tx, { rep, presentation, ground, response, correct: answerable.correct, at }, remember);
    if (!folded) {
      const given = await findAnswer(tx, presentation.id);
      if (!given && answerable.kind === "invalid") return answerable;
      const stands = (await currentEligibility(tx, campaign, [rep.id], at)).get(rep.id);
      if (!given || !stands) throw new Error(`no answer or no verdict for rep ${rep.id}`);
      const told = { answer: given, eligibility: stands, opened: false, replayed: true };
      return { kind: "answered", presentation, session, ...told };
    }
    const { answer, memories } = folded;
    const standings = new Map([[rep.id, standing]]);
    const [decided] = await decideLocked(tx, {
      campaign,
      repIds: [rep.id],
      at,
      locked,
      known: { memories, standings },
    });
    if (!decided) throw new Error(`no verdict for rep ${rep.id}`);
    if (decided.gained) await releaseSoon(tx, campaign.id);
    return {
      kind: "answered",
      presentation,
      session,
      answer,
      eligibility: decided.eligibility,
      opened: decided.gained,
      replayed: false,
    };
  });
}

/**
 * Under the rep's eligibility lock: the fold of one more answer onto the memory it belongs to, with all that the rep now
 * remembers of the campaign; null if the presentation has been answered before.
 */
async function appendAndFold(
  tx: Db,
  {
    rep,
    presentation,
    ground: { memories, parameters },
    response,
    correct,
    at,
  }: {
    rep: Practitioner;
    presentation: StoredPresentationRecord;
    ground: AnswerGround;
    response: Response;
    correct: boolean;
    at: number;
  },
  remember: typeof rememberAnswer,
): Promise<{ answer: GivenAnswer; memories: readonly RememberedCriterion[] } | null> {
  const { sessionId, campaignId, criterionKey, criterionRevision, content } = presentation;
  const isThisOne = (memory: RememberedCriterion) =>
    memory.criterionKey === criterionKey && memory.revision === criterionRevision;
  const answer: NewAnswer = {
    presentationId: presentation.id,
    sessionId,
    repId: rep.id,
    campaignId,
    criterionKey,
    criterionRevision,
    variant: content.variant,
    response,
    correct,
    answeredAt: at,
    day: practiceDay(at, rep.timeZone),
  };
  const kept = await remember(tx, answer, { known: memories.find(isThisOne), model: inUse(parameters) });
  if (kept === null) return null;
  if (presentation.ahead) await markAnswered(tx, presentation.id);
  return {
    answer: { id: kept.id, response, correct, answeredAt: at },
    memories: [...memories.filter((memory) => !isThisOne(memory)), kept.remembered],
  };
}
