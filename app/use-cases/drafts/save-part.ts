import { changedPartNames } from "#app/domain/playbook/merge.ts";
import { ORDER } from "#app/domain/playbook/order.ts";
import { joinParts, type PartName, partPath, type Parts, partsOf, withParts } from "#app/domain/playbook/parts.ts";
import { insertAudit } from "#app/stores/audit.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { type DraftEdit, findLastEdit, insertDraft, insertDraftEdits, updateDraft } from "#app/stores/drafts.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import type { FileProblem } from "#app/use-cases/content/read-playbook.ts";
import { type Actor, actorText, type Deps } from "#app/use-cases/deps.ts";
import { type CurrentDraft, loadDraft } from "#app/use-cases/drafts/current-draft.ts";
import { checkParts, toFileProblems } from "#app/use-cases/drafts/read-draft.ts";
import { withdrawOffer } from "#app/use-cases/drafts/withdraw-offer.ts";
import { fingerprint } from "#app/use-cases/playbook/content-hash.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export interface PartEdit {
  readonly part: PartName;
  /** In the file format; null removes the part, with a criterion's questions. */
  readonly value: unknown;
  /** The fingerprint the form was shown with; "" for a part that wasn't there. */
  readonly base: string;
}

export interface StaleEdit {
  readonly part: PartName;
  /** What is there now; null if somebody has removed it. */
  readonly theirs: unknown;
  /** Save with this once yours and theirs are one. */
  readonly base: string;
  readonly by: string | null;
  readonly at: number;
}

export type SaveResult =
  | { readonly kind: "saved"; readonly draftId: string; readonly revision: number }
  | { readonly kind: "unchanged" }
  /** Nothing was saved. */
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] }
  /** Somebody saved one of these parts since the form was shown. Nothing was saved. */
  | { readonly kind: "conflict"; readonly conflicts: readonly StaleEdit[] }
  /** There is neither a draft nor a version to edit. */
  | { readonly kind: "not_found" };

/**
 * Saves parts of a campaign's next version, all or none; the first save opens the draft. A part that changed since the
 * form was shown is a conflict and never overwritten. Any save voids the signatures on what was offered.
 */
export async function saveParts(
  deps: Deps,
  input: { actor: Actor; campaignId: number; edits: readonly PartEdit[] },
): Promise<SaveResult> {
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const current = await loadDraft(tx, input.campaignId);
    if (!current) return { kind: "not_found" };
    const stale = input.edits.filter(({ part, base }) => current.fingerprint(part) !== base);
    if (stale.length > 0) return { kind: "conflict", conflicts: await describeStale(tx, current, stale) };

    const edits = withQuestionsOf(input.edits, current.parts);
    const edited = withParts(current.parts, edits);
    const places = edits.flatMap(({ part }) => (part !== ORDER && edited.has(part) ? [partPath(edited, part)] : []));
    const checked = checkParts(edited, places);
    if (checked.kind === "invalid") return { kind: "invalid", problems: toFileProblems(checked.problems) };
    const parts = partsOf(checked.playbook);
    return storeDraft(tx, { actor: input.actor, current, campaignId: input.campaignId, parts, at: deps.clock.now() });
  });
}

/** Stores checked parts as the draft's next revision, under the campaign's lock. */
export async function storeDraft(
  tx: Db,
  input: {
    actor: Actor;
    campaignId: number;
    current: CurrentDraft;
    parts: Parts;
    at: number;
    /** The version the text now stands on; unless told, the one it stood on. */
    baseVersion?: number;
  },
): Promise<SaveResult> {
  const { actor, current, parts, at, campaignId } = input;
  const by = actor.kind === "person" ? actor.id : null;
  const baseVersion = input.baseVersion ?? current.baseVersion;
  const revision = (current.draft?.revision ?? 0) + 1;
  const edits = editsBetween(current.parts, parts, { revision, by, at });
  if (edits.length === 0 && baseVersion === current.baseVersion) return { kind: "unchanged" };
  const content = joinParts(parts);
  const draft =
    current.draft ?? (await insertDraft(tx, { campaignId, baseVersion, content: joinParts(current.parts), by, at }));
  await updateDraft(tx, { id: draft.id, content, revision, baseVersion, by, at });
  await insertDraftEdits(tx, draft.id, edits);
  await withdrawOffer(tx, { campaignId, actor, at, parts: edits.map(({ part }) => part) });
  await insertAudit(tx, {
    at,
    actor: actorText(actor),
    action: "draft.saved",
    subject: `draft:${draft.id}`,
    details: { revision, baseVersion, parts: edits.map(({ part }) => part) },
  });
  return { kind: "saved", draftId: draft.id, revision };
}

function editsBetween(
  before: Parts,
  after: Parts,
  save: { revision: number; by: string | null; at: number },
): DraftEdit[] {
  return changedPartNames(before, after).map((part) => ({
    ...save,
    part,
    before: before.get(part) ?? null,
    after: after.get(part) ?? null,
  }));
}

/** A removed criterion takes its questions along: they would ask about nothing. */
function withQuestionsOf(edits: readonly PartEdit[], parts: Parts): Pick<PartEdit, "part" | "value">[] {
  const removed = edits.flatMap(({ part, value }) =>
    value === null && part.startsWith("criteria/") ? [part.slice("criteria/".length)] : [],
  );
  const orphans = [...parts].flatMap(([part, value]) =>
    part.startsWith("questions/") && removed.includes(criterionOf(value)) ? [{ part, value: null }] : [],
  );
  return [...edits, ...orphans];
}

function criterionOf(question: unknown): string {
  const named = typeof question === "object" && question !== null && "criterion" in question ? question.criterion : "";
  return typeof named === "string" ? named : "";
}

async function describeStale(db: Db, current: CurrentDraft, stale: readonly PartEdit[]): Promise<StaleEdit[]> {
  const { draft, parts } = current;
  return Promise.all(
    stale.map(async ({ part }) => {
      const edit = draft && (await findLastEdit(db, { draftId: draft.id, part }));
      const names = await findNames(db, edit?.by ? [edit.by] : []);
      return {
        part,
        theirs: parts.get(part) ?? null,
        base: fingerprint(parts.get(part)),
        by: names.get(edit?.by ?? "") ?? null,
        at: edit?.at ?? draft?.startedAt ?? 0,
      };
    }),
  );
}
