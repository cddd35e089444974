import { mergeParts } from "#app/domain/playbook/merge.ts";
import { joinParts, type PartName, type Parts, partsOf, readPartName, withParts } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { listDraftEdits } from "#app/stores/drafts.ts";
import type { FileProblem } from "#app/use-cases/content/read-playbook.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { type CurrentDraft, loadDraft } from "#app/use-cases/drafts/current-draft.ts";
import { readDraft, toFileProblems } from "#app/use-cases/drafts/read-draft.ts";
import { storeDraft } from "#app/use-cases/drafts/save-part.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export type SaveTextResult =
  | { readonly kind: "saved" | "unchanged" }
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] }
  /** Both this text and somebody else's saves changed these parts. Nothing was saved. */
  | { readonly kind: "conflict"; readonly parts: readonly PartName[]; readonly revision: number }
  | { readonly kind: "not_found" };

/**
 * Saves a whole text as the draft. What others saved since revision `shown` is kept where this text left it alone.
 *
 * @param shown revision of the draft that the text began as; 0: the version published last
 */
export async function saveText(
  deps: Deps,
  input: { actor: Actor; campaignId: number; playbook: Playbook; shown: number },
): Promise<SaveTextResult> {
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const current = await loadDraft(tx, input.campaignId);
    if (!current) return { kind: "not_found" };
    const began = await partsAt(tx, current, input.shown);
    const { parts, conflicts } = mergeParts(began, partsOf(input.playbook), current.parts);
    const revision = current.draft?.revision ?? 0;
    if (conflicts.length > 0) return { kind: "conflict", parts: conflicts, revision };
    const merged = readMerged(parts);
    if (merged.kind === "invalid") return merged;
    const { actor, campaignId } = input;
    const saved = await storeDraft(tx, { actor, campaignId, current, parts: merged.parts, at: deps.clock.now() });
    return { kind: saved.kind === "saved" ? "saved" : "unchanged" };
  });
}

/** The draft as it was at a revision: today's text with the newer saves taken back. */
async function partsAt(tx: Db, current: CurrentDraft, shown: number): Promise<Parts> {
  if (!current.draft || current.draft.revision <= shown) return current.parts;
  const later = await listDraftEdits(tx, { draftId: current.draft.id, after: shown });
  return withParts(
    current.parts,
    later.flatMap(({ part, before }) => {
      const name = readPartName(part);
      return name ? [{ part: name, value: before }] : [];
    }),
  );
}

function readMerged(
  parts: Parts,
): { kind: "ok"; parts: Parts } | { kind: "invalid"; problems: readonly FileProblem[] } {
  const { playbook, problems } = readDraft(joinParts(parts));
  // Each side held together by itself; merged, a question may have lost its criterion.
  const torn = problems.filter(({ path }) => path[0] === "questions");
  return torn.length > 0
    ? { kind: "invalid", problems: toFileProblems(torn, "the merged text") }
    : { kind: "ok", parts: partsOf(playbook) };
}
