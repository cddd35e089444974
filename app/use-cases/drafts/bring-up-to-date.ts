import { mergeParts } from "#app/domain/playbook/merge.ts";
import { type PartName, type Parts, partsOf, withParts } from "#app/domain/playbook/parts.ts";
import { lockCampaign } from "#app/stores/campaign-lock.ts";
import { findPlaybookVersion } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadDraft } from "#app/use-cases/drafts/current-draft.ts";
import { storeDraft } from "#app/use-cases/drafts/save-part.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

export type UpToDateResult =
  | { readonly kind: "brought"; readonly version: number; readonly kept: readonly PartName[] }
  /** Both the draft and the new version changed these: choose for each whose words stand. */
  | { readonly kind: "conflict"; readonly version: number; readonly parts: readonly PartName[] }
  | { readonly kind: "current" };

/**
 * Brings a draft onto the version that was published since it was begun: what only the version changed is taken over, what
 * only the draft changed stays.
 *
 * @param choices for parts that both changed: whose words stand
 */
export async function bringUpToDate(
  deps: Deps,
  input: { personId: string; campaignId: number; choices: ReadonlyMap<PartName, "mine" | "theirs"> },
): Promise<UpToDateResult> {
  return inTransaction(deps.db, async (tx) => {
    await lockCampaign(tx, input.campaignId);
    const current = await loadDraft(tx, input.campaignId);
    const { draft, latest } = current ?? {};
    if (!current || !draft || !latest || draft.baseVersion === latest.version) return { kind: "current" };
    const base = await findPlaybookVersion(tx, { campaignId: input.campaignId, version: draft.baseVersion });
    const began: Parts = base ? partsOf(withoutDeclared(base.playbook)) : new Map();
    const theirs = partsOf(withoutDeclared(latest));
    const { parts, conflicts } = mergeParts(began, current.parts, theirs);
    const open = conflicts.filter((part) => !input.choices.has(part));
    if (open.length > 0) return { kind: "conflict", version: latest.version, parts: open };
    const settled = conflicts
      .filter((part) => input.choices.get(part) === "theirs")
      .map((part) => ({ part, value: theirs.get(part) ?? null }));
    await storeDraft(tx, {
      actor: { kind: "person", id: input.personId },
      campaignId: input.campaignId,
      current,
      parts: withParts(parts, settled),
      at: deps.clock.now(),
      baseVersion: latest.version,
    });
    return {
      kind: "brought",
      version: latest.version,
      kept: conflicts.filter((part) => input.choices.get(part) === "mine"),
    };
  });
}

/** What a version declared of its own changes is no part of its text. */
function withoutDeclared<Text extends { readonly criteria: readonly { readonly change?: unknown }[] }>(
  text: Text,
): Text {
  return { ...text, criteria: text.criteria.map(({ change: _change, ...criterion }) => criterion) };
}
