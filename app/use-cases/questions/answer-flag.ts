import { getCampaign } from "#app/stores/campaigns.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { findQuestionFlag, insertFlagReply, type ReplyOutcome } from "#app/stores/question-flags.ts";
import { record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type AnswerFlagResult =
  | { readonly kind: "answered" }
  /** Somebody was quicker: their reply stands. */
  | { readonly kind: "answered_before" }
  | { readonly kind: "not_found" };

/** The author replies to a flag, once; the rep who raised it is told. */
export async function answerFlag(
  deps: Deps,
  input: { personId: string; campaignId: number; flagId: string; outcome: ReplyOutcome; words: string },
): Promise<AnswerFlagResult> {
  const at = deps.clock.now();
  const { personId, campaignId, flagId, outcome, words } = input;
  return inTransaction(deps.db, async (tx) => {
    const flag = await findQuestionFlag(tx, { id: flagId, campaignId });
    if (!flag) return { kind: "not_found" };
    if (!(await insertFlagReply(tx, { flagId, outcome, words, answeredBy: personId, answeredAt: at }))) {
      return { kind: "answered_before" };
    }
    await record(
      tx,
      { actor: { kind: "person", id: personId } },
      { at, action: "question.flag_answered", subject: `question_flag:${flagId}`, details: { outcome } },
    );
    const campaign = await getCampaign(tx, campaignId);
    await insertNotices(tx, {
      personIds: [flag.flaggedBy],
      kind: "flag_answered",
      title: `${outcome === "corrected" ? "Corrected" : "Explained"}: the ${campaign.name} question you flagged`,
      body: words.length > 200 ? `${words.slice(0, 199)}…` : words,
      href: `/practice?answered=${flag.presentationId}`,
      dedupeKey: `flag_answered:${flagId}`,
      at,
    });
    return { kind: "answered" };
  });
}
