import { z } from "zod";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { mergeOrder, movedKey, ORDER, orderOf } from "#app/domain/playbook/order.ts";
import { type PartName, partsOf, readPartName } from "#app/domain/playbook/parts.ts";
import { paths } from "#app/paths.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { bringUpToDate } from "#app/use-cases/drafts/bring-up-to-date.ts";
import { commentOnDraft, resolveComment } from "#app/use-cases/drafts/comment.ts";
import { discardDraft } from "#app/use-cases/drafts/discard-draft.ts";
import { offerDraft } from "#app/use-cases/drafts/offer-draft.ts";
import { type PartEdit, saveParts } from "#app/use-cases/drafts/save-part.ts";
import type { DraftHere } from "./part-form.server.ts";
import { nameOfPart } from "./part-names.ts";

const revision = z.coerce.number().int().min(0);
const partName = z.string().transform((text, context) => {
  const name = readPartName(text);
  if (name !== null) return name;
  context.addIssue({ code: "custom", message: "There is no such part." });
  return z.NEVER;
});

export const OverviewForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("offer"), revision, note: z.string().trim().max(500).default("") }),
  z.object({ intent: z.literal("discard"), revision }),
  z.object({
    intent: z.literal("comment"),
    about: z.union([z.literal("").transform(() => null), partName]).default(null),
    body: z.string().trim().min(1, "Write what you think.").max(4000, "At most 4,000 characters."),
  }),
  z.object({ intent: z.literal("resolve"), comment: z.uuid() }),
  z.object({ intent: z.literal("remove"), part: partName, base: z.string() }),
  z.object({ intent: z.literal("restore"), part: partName }),
  z.object({
    intent: z.literal("move"),
    // The order as the page showed it, so that the move is this one and no other.
    order: z.string().max(50_000),
    move: z.string().regex(/^(up|down):[a-z0-9-]+$/),
  }),
  z.looseObject({ intent: z.literal("update") }),
]);
export type OverviewForm = z.infer<typeof OverviewForm>;

type Outcome =
  { readonly kind: "done"; readonly to: string } | { readonly kind: "refused"; readonly form: InvalidForm };

/** Does what the draft's page asks, or says in a sentence why not. */
export async function actOnDraft(deps: Deps, here: DraftHere, form: OverviewForm): Promise<Outcome> {
  const { viewer, campaign, current } = here;
  const asked = { personId: viewer.id, campaignId: campaign.id };
  const back: Outcome = { kind: "done", to: paths.draft(campaign.key) };
  switch (form.intent) {
    case "offer": {
      const result = await offerDraft(deps, { ...asked, revision: form.revision, note: form.note });
      if (result.kind === "offered") return { kind: "done", to: paths.proposal(campaign.key, result.proposalId) };
      return refused(OFFER_REFUSALS[result.kind], form);
    }
    case "discard": {
      const result = await discardDraft(deps, { ...asked, revision: form.revision });
      if (result.kind === "moved_on") return refused(OFFER_REFUSALS.moved_on, form);
      return { kind: "done", to: paths.playbook(campaign.key) };
    }
    case "comment": {
      const result = await commentOnDraft(deps, { ...asked, part: form.about, body: form.body });
      if (result.kind === "done") return { kind: "done", to: `${paths.draft(campaign.key)}#comments` };
      return refused("Comments belong to a draft, and none is open: change something first.", form);
    }
    case "resolve":
      await resolveComment(deps, { ...asked, commentId: form.comment });
      return { kind: "done", to: `${paths.draft(campaign.key)}#comments` };
    case "remove":
      return save(deps, here, [{ part: form.part, value: null, base: form.base }], back);
    case "restore":
      return save(deps, here, restoring(here, form.part), back);
    case "move":
      return move(deps, here, form);
    case "update": {
      const result = await bringUpToDate(deps, { ...asked, choices: choicesIn(form) });
      if (result.kind !== "conflict") return back;
      const names = result.parts.map((part) => nameOfPart(current.playbook, part)).join(", ");
      return refused(`Choose whose words stand for: ${names}.`, form);
    }
  }
}

const OFFER_REFUSALS = {
  moved_on: "Somebody saved a change since this page was shown. Look at it first; nothing was done.",
  behind: "A version was published since this draft was begun. Bring the draft up to date first.",
  invalid: "Some things are still to be settled; they are listed below.",
  unchanged: "Nothing differs from the version published last.",
  not_found: "No draft is open: change something first.",
};

async function save(deps: Deps, { viewer, campaign }: DraftHere, edits: PartEdit[], done: Outcome): Promise<Outcome> {
  const actor = { kind: "person", id: viewer.id } as const;
  const result = await saveParts(deps, { actor, campaignId: campaign.id, edits });
  if (result.kind === "conflict") return refused(OFFER_REFUSALS.moved_on, {});
  if (result.kind === "invalid") return refused(result.problems.map(({ message }) => message).join(" "), {});
  return done;
}

/** Moves one criterion a place up or down; what somebody else moved meanwhile stays, or is named. */
async function move(deps: Deps, here: DraftHere, form: { order: string; move: string }): Promise<Outcome> {
  const { campaign, current } = here;
  const shown = form.order.split(",");
  const [direction, key = ""] = form.move.split(":");
  const way = direction === "up" ? "up" : "down";
  const { order, conflict } = mergeOrder(shown, movedKey(shown, key, way), orderOf(current.parts));
  if (conflict) {
    return refused("Somebody moved criteria since this page was shown. This is their order; move yours again.", {});
  }
  const edit: PartEdit = { part: ORDER, value: order, base: current.fingerprint(ORDER) };
  return save(deps, here, [edit], { kind: "done", to: paths.draft(campaign.key, { moved: key, way }) });
}

/** A part as the last version has it; a criterion comes back with the questions it had. */
function restoring({ current }: DraftHere, part: PartName): PartEdit[] {
  const before = current.latest ? partsOf(current.latest) : new Map<PartName, unknown>();
  const key = part.startsWith("criteria/") ? part.slice("criteria/".length) : null;
  const lost = (current.latest?.questions ?? []).flatMap((question): PartName[] => {
    const name: PartName = `questions/${question.key}`;
    return question.criterion === key && !current.parts.has(name) ? [name] : [];
  });
  return [part, ...(current.parts.has(part) ? [] : lost)].flatMap((name) =>
    before.has(name) ? [{ part: name, value: before.get(name), base: current.fingerprint(name) }] : [],
  );
}

function choicesIn(form: Record<string, unknown>): Map<PartName, "mine" | "theirs"> {
  return new Map(
    Object.entries(form).flatMap(([name, value]) => {
      const part = name.startsWith("choice:") ? readPartName(name.slice("choice:".length)) : null;
      return part && (value === "mine" || value === "theirs") ? [[part, value] as const] : [];
    }),
  );
}

function refused(message: string, values: object): Outcome {
  const typed = Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return { kind: "refused", form: { errors: { form: message }, values: Object.fromEntries(typed) } };
}
