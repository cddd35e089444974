import { data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { changedPartNames } from "#app/domain/playbook/merge.ts";
import { type PartName, partPath, partsOf, SECTIONS } from "#app/domain/playbook/parts.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { formatPath } from "#app/domain/playbook/problem.ts";
import { diffSection } from "#app/domain/playbook/section-diff.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { findLastEdit } from "#app/stores/drafts.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import { type CurrentDraft, currentDraft } from "#app/use-cases/drafts/current-draft.ts";
import { type PartEdit, saveParts } from "#app/use-cases/drafts/save-part.ts";
import { type CampaignHere, requireCampaign } from "../require-campaign.server.ts";
import { conflictOf } from "./conflict.server.ts";
import type { PartFacts } from "./part-page.tsx";
import { problemsBeside } from "./problems-beside.ts";
import { rulesIn } from "./sections/rules-in.server.ts";
import { diffOfPart, type PartDiff } from "./part-words.server.ts";

export interface DraftHere extends CampaignHere {
  readonly current: CurrentDraft;
}

/** The campaign the address names with its next version as it stands, for whoever may edit it. */
export async function requireDraft(
  args: Pick<LoaderFunctionArgs, "context" | "params" | "request">,
): Promise<DraftHere> {
  const here = await requireCampaign(args, "playbook.propose");
  const current = await currentDraft(args.context.deps, here.campaign.id);
  if (!current) throw notFound("This campaign has no text yet.");
  return { ...here, current };
}

/** What `PartPage` shows around the form of one part; `base` goes into the form's hidden field. */
export async function partFacts(
  args: Pick<LoaderFunctionArgs, "context">,
  { campaign, current, viewer }: DraftHere,
  part: PartName,
): Promise<PartFacts> {
  const { db, clock } = args.context.deps;
  const { draft, latest, parts, problems } = current;
  const edit = draft && (await findLastEdit(db, { draftId: draft.id, part }));
  const names = await findNames(db, edit?.by ? [edit.by] : []);
  const before = latest ? partsOf(latest) : new Map<PartName, unknown>();
  const place = formatPath(partPath(parts, part));
  return {
    name: part,
    campaign: { key: campaign.key, name: campaign.name },
    base: current.fingerprint(part),
    latest: latest?.version ?? 0,
    changed: latest !== null && changedPartNames(before, parts).includes(part),
    diff: latest ? diffFrom(latest, current, part) : [],
    edited: edit && { by: names.get(edit.by ?? "") ?? null, at: edit.at },
    offered: current.offered,
    problems: problems
      .filter(({ path }) => formatPath(path).startsWith(place))
      .map(({ path, found, expected }) => ({ place: formatPath(path), text: `found ${found}, expected ${expected}` })),
    now: clock.now(),
    timeZone: viewer.timeZone,
  };
}

/** The same around the form of a part that is still to be made: nothing to compare, nothing to collide with. */
export function newPartFacts(
  args: Pick<LoaderFunctionArgs, "context">,
  { campaign, current, viewer }: DraftHere,
  name: string,
): PartFacts {
  return {
    name,
    campaign: { key: campaign.key, name: campaign.name },
    base: "",
    latest: current.latest?.version ?? 0,
    changed: false,
    diff: [],
    edited: null,
    offered: current.offered,
    problems: [],
    now: args.context.deps.clock.now(),
    timeZone: viewer.timeZone,
  };
}

/** Sections in words, thing by thing; criteria and questions by the fields of their form. */
function diffFrom(latest: Playbook, { playbook, parts }: CurrentDraft, part: PartName): readonly PartDiff[] {
  const section = SECTIONS.find((name) => name === part);
  if (section) {
    const lines = diffSection(latest, playbook, section)?.lines ?? [];
    return lines.map(({ label, parts: words }) => ({ key: label, parts: words, mono: false }));
  }
  const before = partsOf(latest);
  return before.has(part) && parts.has(part) ? diffOfPart(before.get(part), parts.get(part)) : [];
}

/**
 * Saves what a form edited and goes back to the draft; otherwise the answer that shows why not, with everything typed.
 *
 * @param values what was typed, by field name, for the form to show again
 * @param to where a save leads; the draft unless told
 */
export async function answerSave(
  args: Pick<LoaderFunctionArgs, "context">,
  { viewer, campaign }: CampaignHere,
  { edits, values, to }: { edits: readonly PartEdit[]; values: Record<string, string | string[]>; to?: string },
) {
  const actor = { kind: "person", id: viewer.id } as const;
  const saved = await saveParts(args.context.deps, { actor, campaignId: campaign.id, edits });
  // A refused form keeps the base it was shown with: only having seen theirs lets it save over theirs.
  const form = { errors: {}, values: { ...values, base: edits[0]?.base ?? "" } };
  const rules = rulesIn(values);
  switch (saved.kind) {
    case "saved":
    case "unchanged":
      return redirect(to ?? paths.draft(campaign.key, { saved: saved.kind === "saved" ? edits[0]?.part : undefined }));
    case "invalid": {
      const all = saved.problems.map(({ place, found, expected }) => ({
        place,
        text: `found ${found}, expected ${expected}`,
      }));
      const { errors, problems } = problemsBeside(all, { part: edits[0]?.part ?? "", fields: Object.keys(values) });
      return data({ form: { ...form, errors }, problems, conflict: null, rules }, { status: 422 });
    }
    case "conflict":
      return data({ form, problems: [], conflict: conflictOf(saved.conflicts, edits), rules }, { status: 409 });
    case "not_found":
      throw notFound("This campaign has no text yet.");
  }
}
