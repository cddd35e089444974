import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { mergeParts } from "#app/domain/playbook/merge.ts";
import { type PartName, partsOf } from "#app/domain/playbook/parts.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { findPlaybookVersion } from "#app/stores/playbooks.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formatWhen, plural } from "#app/ui/format.ts";
import { formState } from "../../form-state.ts";
import { Behind } from "./behind.tsx";
import { Comments } from "./comments.tsx";
import { DraftCriteria } from "./draft-criteria.tsx";
import { DraftHistory } from "./draft-history.tsx";
import { DraftSections } from "./draft-sections.tsx";
import { DraftToDo } from "./draft-to-do.tsx";
import { OfferCard } from "./offer-card.tsx";
import { draftOverview } from "./overview.server.ts";
import { actOnDraft, OverviewForm } from "./overview-actions.server.ts";
import { type DraftHere, requireDraft } from "./part-form.server.ts";
import { nameOfPart } from "./part-names.ts";
import { diffOfPart } from "./part-words.server.ts";
import { playbookCrumbs } from "../playbook-crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Draft: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const { deps } = args.context;
  const query = new URL(args.request.url).searchParams;
  return {
    campaign: { key: here.campaign.key, name: here.campaign.name },
    now: deps.clock.now(),
    timeZone: here.viewer.timeZone,
    draft: await draftOverview(deps, here.current),
    torn: await tornParts(args, here),
    saved: query.get("saved"),
    moved: { key: query.get("moved"), way: query.get("way") },
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const form = await parseForm(args.request, OverviewForm);
  if (!form.ok) return invalid(form);
  const outcome = await actOnDraft(args.context.deps, here, form.value);
  return outcome.kind === "done" ? redirect(outcome.to) : invalid(outcome.form);
}

/** The next version in the making: what changed, what is still to be settled, and the way to two signatures. */
export default function Draft() {
  const { campaign, draft, torn, saved, moved, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const general = formState(answer).general;
  const next = draft.latest + 1;
  const behind = draft.revision !== null && draft.baseVersion < draft.latest;
  return (
    <Page
      crumbs={playbookCrumbs(campaign, "Draft")}
      eyebrow={
        draft.edited
          ? `Saved by ${draft.edited.by ?? "somebody"} ${formatWhen(draft.edited.at, now, timeZone)}`
          : undefined
      }
      title={finding(draft)}
      lede="Everybody who may change this campaign works on the same draft. Nothing counts until both owners have signed it and one of them publishes it."
      actions={
        <>
          <ButtonLink to={paths.draftText(campaign.key)}>Edit as text, or bring a file</ButtonLink>
          {draft.revision !== null ? (
            <Form method="post">
              <input type="hidden" name="revision" value={draft.revision} />
              <SubmitButton variant="quiet" name="intent" value="discard">
                Discard the draft
              </SubmitButton>
            </Form>
          ) : null}
        </>
      }
    >
      <div className="mt-6 grid gap-4 empty:hidden">
        {saved ? (
          <p role="status" className="text-sm text-ink-2">
            Saved.
          </p>
        ) : null}
        <FormErrors errors={general} />
        {behind ? <Behind base={draft.baseVersion} latest={draft.latest} torn={torn} /> : null}
        <DraftToDo campaign={campaign.key} problems={draft.problems} />
      </div>
      <Columns
        aside={
          <>
            <OfferCard campaign={campaign.key} draft={draft} next={next} behind={behind} answer={answer} />
            <DraftHistory saves={draft.saves} now={now} timeZone={timeZone} />
          </>
        }
      >
        <DraftCriteria campaign={campaign.key} draft={draft} moved={moved} />
        <DraftSections campaign={campaign.key} draft={draft} />
        <Comments draft={draft} answer={answer} now={now} timeZone={timeZone} />
      </Columns>
    </Page>
  );
}

function finding({ revision, changes, problems, latest }: ReturnType<typeof useLoaderData<typeof loader>>["draft"]) {
  if (latest === 0) return "The first version is in the making.";
  if (revision === null) return `Nothing differs from version ${latest} yet.`;
  const todo = problems.length > 0 ? `, ${plural(problems.length, "thing")} to settle` : "";
  return `Version ${latest + 1} in the making: ${plural(changes, "part")} changed${todo}.`;
}

/** Parts that the draft and a newer version both changed, each beside the other. */
async function tornParts({ context }: LoaderFunctionArgs, { campaign, current }: DraftHere) {
  const { draft, latest, baseVersion, parts, playbook } = current;
  if (!draft || !latest || baseVersion === latest.version) return [];
  const base = await findPlaybookVersion(context.deps.db, { campaignId: campaign.id, version: baseVersion });
  const began = base ? partsOf(base.playbook) : new Map<PartName, unknown>();
  const theirs = partsOf(latest);
  return mergeParts(began, parts, theirs).conflicts.map((part) => ({
    part,
    name: nameOfPart(playbook, part),
    fields: diffOfPart(theirs.get(part), parts.get(part)),
  }));
}
