import { formatPath } from "#app/domain/playbook/problem.ts";
import { paths } from "#app/paths.ts";
import { readDraftText } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { offerDraft } from "#app/use-cases/drafts/offer-draft.ts";
import { saveText } from "#app/use-cases/drafts/save-text.ts";
import { type ProposeForm, type ShownProblem, shownProblems } from "../propose-form.server.ts";
import type { DraftHere } from "./part-form.server.ts";
import { nameOfPart } from "./part-names.ts";

type Kept = { readonly text: string; readonly shown: number };
export type SavedText =
  | { readonly kind: "done"; readonly to: string }
  | ({ readonly kind: "invalid"; readonly problems: readonly ShownProblem[] } & Kept)
  | ({ readonly kind: "conflict"; readonly names: readonly string[] } & Kept);

/** Saves the text as the draft and, if asked, offers it; otherwise says why not and keeps what was typed. */
export async function saveDraftText(
  deps: Deps,
  { campaign, viewer, current }: DraftHere,
  form: ProposeForm,
): Promise<SavedText> {
  const kept = { text: form.text, shown: form.revision };
  const invalid = (problems: readonly ShownProblem[]): SavedText => ({ kind: "invalid", problems, ...kept });
  const read = readDraftText(form.text, form.fileName);
  if (read.kind === "invalid") return invalid(shownProblems(read.problems));
  const { key } = read.playbook.campaign;
  if (key !== campaign.key) {
    const text = `found ${key}, expected ${campaign.key}: this page is about that campaign, and a key never changes`;
    return invalid([{ line: null, place: formatPath(["campaign", "key"]), text }]);
  }
  const actor = { kind: "person", id: viewer.id } as const;
  const saved = await saveText(deps, {
    actor,
    campaignId: campaign.id,
    playbook: read.playbook,
    shown: form.revision,
  });
  if (saved.kind === "invalid") return invalid(shownProblems(saved.problems));
  if (saved.kind === "conflict") {
    const names = saved.parts.map((part) => nameOfPart(current.playbook, part));
    return { kind: "conflict", names, text: form.text, shown: saved.revision };
  }
  if (form.intent !== "offer") return { kind: "done", to: paths.draft(campaign.key, { saved: "text" }) };
  const draft = (await currentDraft(deps, campaign.id))?.draft;
  if (!draft)
    return invalid([{ line: null, place: "this text", text: "nothing differs from the version published last" }]);
  const offered = await offerDraft(deps, {
    personId: viewer.id,
    campaignId: campaign.id,
    revision: draft.revision,
    note: form.note,
  });
  if (offered.kind === "offered") return { kind: "done", to: paths.proposal(campaign.key, offered.proposalId) };
  if (offered.kind !== "invalid") return { kind: "done", to: paths.draft(campaign.key) };
  const shown = { text: form.text, shown: draft.revision };
  return { kind: "invalid", problems: shownProblems(offered.problems), ...shown };
}
