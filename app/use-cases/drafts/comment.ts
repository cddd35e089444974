import type { PartName } from "#app/domain/playbook/parts.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { insertDraftComment, updateCommentResolved } from "#app/stores/draft-comments.ts";
import { findOpenDraft } from "#app/stores/drafts.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type CommentResult = { readonly kind: "done" } | { readonly kind: "not_found" };

/** Says something about the draft, or about one part of it; both owners and its last editor are told. */
export async function commentOnDraft(
  deps: Deps,
  input: { personId: string; campaignId: number; part: PartName | null; body: string },
): Promise<CommentResult> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const draft = await findOpenDraft(tx, input.campaignId);
    if (!draft) return { kind: "not_found" };
    const { personId, part, body } = input;
    const id = await insertDraftComment(tx, { draftId: draft.id, part, body, by: personId, at });
    await insertAudit(tx, {
      at,
      actor: `person:${personId}`,
      action: "draft.commented",
      subject: `draft:${draft.id}`,
      details: { comment: id, part },
    });
    const campaign = await getCampaign(tx, input.campaignId);
    const by = (await findNames(tx, [personId])).get(personId) ?? "Somebody";
    const others = [campaign.marketingOwnerId, campaign.salesOwnerId, draft.editedBy];
    await insertNotices(tx, {
      personIds: others.filter((other) => other !== null && other !== personId).flatMap((other) => other ?? []),
      kind: "draft_comment",
      title: `${by} commented on the draft of ${campaign.name}`,
      body: body.length > 200 ? `${body.slice(0, 199)}…` : body,
      href: `/campaigns/${campaign.key}/playbook/draft#comments`,
      dedupeKey: `draft_comment:${id}`,
      at,
    });
    return { kind: "done" };
  });
}

/** Marks a comment as settled. */
export async function resolveComment(
  deps: Deps,
  input: { personId: string; campaignId: number; commentId: string },
): Promise<CommentResult> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const draft = await findOpenDraft(tx, input.campaignId);
    if (!draft) return { kind: "not_found" };
    const { personId, commentId } = input;
    const done = await updateCommentResolved(tx, { id: commentId, draftId: draft.id, by: personId, at });
    if (!done) return { kind: "not_found" };
    await insertAudit(tx, {
      at,
      actor: `person:${personId}`,
      action: "draft.comment_resolved",
      subject: `draft:${draft.id}`,
      details: { comment: commentId },
    });
    return { kind: "done" };
  });
}
