import { insertAudit } from "#app/stores/audit.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { insertNotices } from "#app/stores/notices.ts";
import { findOpenProposal, listSignatures } from "#app/stores/proposals.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { type Actor, actorText } from "#app/use-cases/deps.ts";
import { closeProposals } from "#app/use-cases/playbook/close-proposals.ts";
import type { Db } from "#db/client.ts";

/**
 * Closes what was offered for signatures, because the draft says something else now. Who had signed is told: a signature
 * belongs to one text and never moves along. The campaign's lock is held.
 */
export async function withdrawOffer(
  tx: Db,
  { campaignId, actor, at, parts }: { campaignId: number; actor: Actor; at: number; parts: readonly string[] },
): Promise<void> {
  const open = await findOpenProposal(tx, campaignId);
  if (!open) return;
  await closeProposals(tx, { campaignId, actor, at });
  const signed = await listSignatures(tx, open.id);
  await insertAudit(tx, {
    at,
    actor: actorText(actor),
    action: "playbook.offer_withdrawn",
    subject: `proposal:${open.id}`,
    details: { parts, signatures: signed.map(({ capacity, personId }) => ({ capacity, person: personId })) },
  });
  const editorId = actor.kind === "person" ? actor.id : null;
  const editor = (await findNames(tx, editorId ? [editorId] : [])).get(editorId ?? "") ?? "Somebody";
  const { key } = await getCampaign(tx, campaignId);
  await insertNotices(tx, {
    personIds: signed.map(({ personId }) => personId).filter((id) => id !== editorId),
    kind: "signature_void",
    title: `${editor} changed the text you signed`,
    body: "Your signature was for the text as it was. Read what is different, and sign again if you agree.",
    href: `/campaigns/${key}/playbook/draft`,
    dedupeKey: `signature_void:${open.id}`,
    at,
  });
}
