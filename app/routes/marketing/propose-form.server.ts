import { findCampaign } from "#app/stores/campaigns.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { MAX_PLAYBOOK_BYTES, readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";

/** One thing wrong with what was sent, for a list. */
export interface ShownProblem {
  readonly line: number | null;
  readonly place: string;
  readonly text: string;
}

export type Proposed =
  | { readonly kind: "proposed"; readonly campaign: string; readonly proposalId: string }
  | { readonly kind: "unchanged"; readonly version: number }
  /** The key of a new campaign is another campaign's, which is changed on its own page, by whoever may. */
  | { readonly kind: "taken"; readonly campaign: string }
  | { readonly kind: "invalid"; readonly problems: readonly ShownProblem[]; readonly text: string };

export interface ProposeForm {
  readonly text: string;
  readonly note: string;
  readonly fileName: string;
}

/** The text of an uploaded file, or else of the text field. */
export async function readProposeForm(request: Request): Promise<ProposeForm> {
  const form = await request.formData();
  const file = form.get("file");
  const uploaded = file instanceof File && file.size > 0 ? file : null;
  const typed = form.get("text");
  const note = form.get("note");
  const tooBig = uploaded !== null && uploaded.size > MAX_PLAYBOOK_BYTES;
  return {
    // Reading stops where checking would refuse it anyway.
    text: uploaded ? await (tooBig ? uploaded.slice(0, MAX_PLAYBOOK_BYTES + 1) : uploaded).text() : String(typed ?? ""),
    note: typeof note === "string" ? note.trim().slice(0, 500) : "",
    fileName: uploaded?.name.slice(0, 100) || "playbook.yaml",
  };
}

/**
 * Proposes a file's text; every problem of it at once otherwise.
 *
 * @param campaign key of the campaign the page is about; null where the file starts a new one
 */
export async function proposeText(
  deps: Deps,
  { form, campaign, actor }: { form: ProposeForm; campaign: string | null; actor: Actor },
): Promise<Proposed> {
  const read = readPlaybook(form.text, form.fileName);
  if (read.kind === "invalid") {
    const problems = read.problems.map(({ line, place, found, expected }) => ({
      line,
      place,
      text: `found ${found}, expected ${expected}`,
    }));
    return { kind: "invalid", problems, text: form.text };
  }
  const { key } = read.playbook.campaign;
  if (campaign !== null && key !== campaign) {
    const text = `found ${key}, expected ${campaign}: this page is about that campaign, and a key never changes`;
    return {
      kind: "invalid",
      problems: [{ line: null, place: formatPath(["campaign", "key"]), text }],
      text: form.text,
    };
  }
  if (campaign === null && (await findCampaign(deps.db, key))) return { kind: "taken", campaign: key };
  const result = await propose(deps, {
    actor,
    playbook: read.playbook,
    ...(form.note === "" ? {} : { note: form.note }),
  });
  switch (result.kind) {
    case "proposed":
      return { kind: "proposed", campaign: result.campaign.key, proposalId: result.proposalId };
    case "unchanged":
      return { kind: "unchanged", version: result.version };
    case "invalid":
      return {
        kind: "invalid",
        problems: result.problems.map(({ place, message }) => ({ line: null, place, text: message })),
        text: form.text,
      };
  }
}
