import { findCampaign } from "#app/stores/campaigns.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { type FileProblem, MAX_PLAYBOOK_BYTES, readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";

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
  /** Revision of the draft that the text began as; 0 where there was none. */
  readonly revision: number;
  readonly intent: string;
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
    revision: Math.max(0, Number.parseInt(String(form.get("revision") ?? "0"), 10) || 0),
    intent: String(form.get("intent") ?? ""),
    fileName: uploaded?.name.slice(0, 100) || "playbook.yaml",
  };
}

/** Problems as the list shows them. */
export function shownProblems(problems: readonly FileProblem[]): ShownProblem[] {
  return problems.map(({ line, place, found, expected }) => ({
    line,
    place,
    text: expected === "" ? found : `found ${found}, expected ${expected}`,
  }));
}

/** Begins a campaign with a file's text, offered for signatures; every problem of it at once otherwise. */
export async function proposeText(deps: Deps, { form, actor }: { form: ProposeForm; actor: Actor }): Promise<Proposed> {
  const read = readPlaybook(form.text, form.fileName);
  if (read.kind === "invalid") {
    return { kind: "invalid", problems: shownProblems(read.problems), text: form.text };
  }
  const { key } = read.playbook.campaign;
  if (await findCampaign(deps.db, key)) return { kind: "taken", campaign: key };
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
