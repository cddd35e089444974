import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { updateDraftOffer } from "#app/stores/drafts.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import type { FileProblem } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadDraft } from "#app/use-cases/drafts/current-draft.ts";
import { toFileProblems } from "#app/use-cases/drafts/read-draft.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type OfferResult =
  | { readonly kind: "offered"; readonly proposalId: string }
  | { readonly kind: "unchanged" }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] }
  /** Somebody saved since the page was shown: read it again before it is offered. */
  | { readonly kind: "moved_on" }
  /** A version was published since the draft was begun: bring the draft onto it first. */
  | { readonly kind: "behind"; readonly base: number; readonly latest: number }
  | { readonly kind: "not_found" };

/**
 * Puts the draft, exactly as it stands, up for the two owners to sign.
 *
 * @param revision of the draft as whoever offers it has read it
 */
export async function offerDraft(
  deps: Deps,
  input: { personId: string; campaignId: number; revision: number; note: string },
): Promise<OfferResult> {
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const current = await loadDraft(tx, input.campaignId);
    if (!current?.draft) return { kind: "not_found" };
    const { draft, latest, playbook, problems } = current;
    if (draft.revision !== input.revision) return { kind: "moved_on" };
    if (draft.baseVersion !== (latest?.version ?? 0)) {
      return { kind: "behind", base: draft.baseVersion, latest: latest?.version ?? 0 };
    }
    if (problems.length > 0) return { kind: "invalid", problems: toFileProblems(problems, "the draft") };

    const actor = { kind: "person", id: input.personId } as const;
    const note = input.note === "" ? {} : { note: input.note };
    const result = await propose({ ...deps, db: tx }, { actor, playbook, ...note });
    if (result.kind === "unchanged") return { kind: "unchanged" };
    if (result.kind === "invalid") {
      return { kind: "invalid", problems: result.problems.map(({ place, message }) => outside(place, message)) };
    }
    const { proposalId } = result;
    const at = deps.clock.now();
    await updateDraftOffer(tx, { id: draft.id, proposalId });
    await insertAudit(tx, {
      at,
      actor: `person:${input.personId}`,
      action: "draft.offered",
      subject: `draft:${draft.id}`,
      details: { revision: draft.revision, proposal: proposalId },
    });
    const campaign = await getCampaign(tx, input.campaignId);
    const by = (await findNames(tx, [input.personId])).get(input.personId) ?? "Somebody";
    await insertNotices(tx, {
      personIds: [campaign.marketingOwnerId, campaign.salesOwnerId].filter((id) => id !== input.personId),
      kind: "signature_wanted",
      title: `${by} asks for your signature: ${campaign.name}`,
      body: "Read what changes and whom it would cost what, then sign it or say what you would change.",
      href: `/campaigns/${campaign.key}/playbook/proposals/${proposalId}`,
      dedupeKey: `signature_wanted:${proposalId}`,
      at,
    });
    return { kind: "offered", proposalId };
  });
}

function outside(place: string, message: string): FileProblem {
  return { file: "the draft", line: 1, place, found: message, expected: "", message: `${place}: ${message}` };
}
