import { z } from "zod";
import { describe } from "#app/domain/playbook/describe.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { findOpenProposal } from "#app/stores/proposals.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { editCriterion, ruleText } from "#app/use-cases/playbook/edit-criterion.ts";
import { propose } from "#app/use-cases/playbook/propose.ts";
import type { ShownProblem } from "./propose-form.server.ts";

const typed = z.object({
  title: z.string().trim().min(1, "Write a title.").max(120, "At most 120 characters."),
  why: z.string().trim().min(1, "Write why it matters."),
  say: z.string(),
  importance: z.enum(["critical", "standard"]),
  points: z.string().regex(/^\d{1,4}$/, "Write a whole number, 0 or more."),
  required: z.string().default(""),
  rule: z.string().max(20_000, "That rule is too long to read."),
  change: z.enum(["", "editorial", "clarifying", "material"]),
  note: z.string().trim().max(500).default(""),
});

/** The edit, beside what was typed, so that a refused one loses nothing. */
export const CriterionForm = typed.transform(({ required, note, ...edit }) => ({
  edit: { ...edit, required: required === "yes" },
  note,
  typed: { ...edit, required, note },
}));

/** The text an edit starts from: the open proposal if it is up to date, else the version published last. */
export async function loadCriterion({ db }: Pick<Deps, "db">, campaignId: number, key: string) {
  const latest = await findLatestPlaybook(db, campaignId);
  const open = await findOpenProposal(db, campaignId);
  const current = open !== null && open.baseVersion === (latest?.version ?? 0);
  const playbook: Playbook | undefined = current ? open.playbook : latest?.playbook;
  const criterion = playbook?.criteria.find((one) => one.key === key);
  if (!playbook || !criterion) return null;
  const view = {
    base: { proposal: current },
    criterion: {
      key,
      title: criterion.title,
      why: criterion.why,
      say: criterion.say ?? "",
      importance: criterion.importance,
      points: String(criterion.points),
      required: criterion.required,
      rule: ruleText(criterion),
      hasRule: criterion.kind !== "knowledge",
      meaning: criterion.rule ? describe(criterion.rule) : null,
    },
  };
  return { playbook, key, view };
}

export type EditResult =
  | { readonly kind: "proposed"; readonly proposalId: string }
  | { readonly kind: "refused"; readonly problems: readonly ShownProblem[] };

/** Proposes the edited playbook, or says what keeps it from being one. */
export async function proposeEdit(
  deps: Deps,
  input: {
    found: { playbook: Playbook; key: string };
    edit: z.infer<typeof CriterionForm>;
    viewerId: string;
  },
): Promise<EditResult> {
  const { found, edit, viewerId } = input;
  const edited = editCriterion(found.playbook, found.key, edit.edit);
  if (edited.kind === "invalid") {
    const problems = edited.problems.map(({ place, found: was, expected }) => ({
      line: null,
      place,
      text: `found ${was}, expected ${expected}`,
    }));
    return { kind: "refused", problems };
  }
  const result = await propose(deps, {
    actor: { kind: "person", id: viewerId },
    playbook: edited.playbook,
    ...(edit.note === "" ? {} : { note: edit.note }),
  });
  switch (result.kind) {
    case "proposed":
      return { kind: "proposed", proposalId: result.proposalId };
    case "unchanged":
      return {
        kind: "refused",
        problems: [{ line: null, place: "this form", text: "nothing differs from the version published last" }],
      };
    case "invalid":
      return {
        kind: "refused",
        problems: result.problems.map(({ place, message }) => ({ line: null, place, text: message })),
      };
  }
}
