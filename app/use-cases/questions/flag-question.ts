import type { Presentation } from "#app/domain/questions/presentation.ts";
import { findAnswer } from "#app/stores/answers.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { findPresentation } from "#app/stores/presentations.ts";
import { type FlagReason, insertQuestionFlag } from "#app/stores/question-flags.ts";
import { record } from "#app/use-cases/by.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { fingerprint } from "#app/use-cases/playbook/content-hash.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type FlagResult =
  | { readonly kind: "flagged"; readonly flagId: string }
  /** They have said so about this text before: that stands. */
  | { readonly kind: "flagged_before" }
  /** Not a question this person was asked and has answered. */
  | { readonly kind: "not_found" };

/** A rep says that a question they have answered is wrong or ambiguous; the marketing owner is told. */
export async function flagQuestion(
  deps: Deps,
  input: { repId: string; presentationId: string; reason: FlagReason; words: string },
): Promise<FlagResult> {
  const at = deps.clock.now();
  const { repId, presentationId, reason, words } = input;
  return inTransaction(deps.db, async (tx) => {
    const presentation = await findPresentation(tx, { id: presentationId, repId });
    if (!presentation || !(await findAnswer(tx, presentationId))) return { kind: "not_found" };
    const { campaignId, content } = presentation;
    const questionKey = questionKeyOf(content);
    const flagId = await insertQuestionFlag(tx, {
      presentationId,
      campaignId,
      questionKey,
      questionText: fingerprint(textOf(content)),
      reason,
      words,
      flaggedBy: repId,
      flaggedAt: at,
    });
    if (flagId === null) return { kind: "flagged_before" };
    await record(
      tx,
      { actor: { kind: "person", id: repId } },
      {
        at,
        action: "question.flagged",
        subject: `question_flag:${flagId}`,
        details: { campaignId, questionKey, reason },
      },
    );
    const campaign = await getCampaign(tx, campaignId);
    await insertNotices(tx, {
      personIds: [campaign.marketingOwnerId].flatMap((id) => id ?? []),
      kind: "question_flagged",
      title: `A question of ${campaign.name} was called ${reason}`,
      body: words.length > 200 ? `${words.slice(0, 199)}…` : words,
      href: `/campaigns/${campaign.key}/playbook/draft/questions/${questionKey}#flags`,
      dedupeKey: `question_flagged:${flagId}`,
      at,
    });
    return { kind: "flagged", flagId };
  });
}

/** A generated question's cases share its key. */
function questionKeyOf({ variant }: Presentation): string {
  return variant.split("#")[0] ?? variant;
}

/** What the question says, without the order in which it was shown. */
function textOf({ variant, prompt, lead, options, lefts }: Presentation): unknown {
  const sorted = (texts: readonly string[]) => texts.toSorted();
  return {
    variant,
    prompt,
    lead: (lead ?? []).map(({ label, value }) => `${label}: ${value}`),
    options: sorted(options.map(({ text }) => text)),
    lefts: sorted(lefts ?? []),
  };
}
