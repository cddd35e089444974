import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { writePlaybook } from "#app/use-cases/content/write-playbook.ts";
import { Problems } from "../problems.tsx";
import { ProposeFields } from "../propose-fields.tsx";
import { readProposeForm } from "../propose-form.server.ts";
import { requireDraft } from "./part-form.server.ts";
import { saveDraftText } from "./text.server.ts";
import { draftCrumbs } from "../playbook-crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Draft as text: ${data?.campaign.name ?? "campaign"} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, current } = await requireDraft(args);
  return {
    campaign: { key: campaign.key, name: campaign.name },
    revision: current.draft?.revision ?? 0,
    offered: current.offered !== null,
    text: writePlaybook(current.playbook),
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const form = await readProposeForm(args.request);
  const result = await saveDraftText(args.context.deps, here, form);
  if (result.kind === "done") return redirect(result.to);
  return data({ result }, { status: result.kind === "conflict" ? 409 : 422 });
}

/** The whole draft as the file has it. What others save meanwhile is kept where this text leaves it alone. */
export default function DraftText() {
  const { campaign, revision, offered, text } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page
      crumbs={draftCrumbs(campaign, "As text")}
      title="The draft as text"
      lede="The same format as the files: edit it here, or download it, change it with your own tools and bring it back."
    >
      <div className="mt-8 grid max-w-[52rem] gap-6">
        {result?.kind === "invalid" ? <Problems problems={result.problems} /> : null}
        {result?.kind === "conflict" ? (
          <Notice kind="soon" live title={`Others changed ${result.names.join(", ")} while you were writing`}>
            Nothing was saved over. Your text is kept below; look at the draft in another tab, take over what should
            stay, and save again.
          </Notice>
        ) : null}
        {offered ? <Notice>A text is offered for signatures. Saving a change takes it back.</Notice> : null}
        <Form method="post" encType="multipart/form-data" className="grid gap-6">
          <input
            key={result?.shown ?? revision}
            type="hidden"
            name="revision"
            defaultValue={result?.shown ?? revision}
          />
          <ProposeFields text={result?.text ?? text} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="save">
              Save to the draft
            </SubmitButton>
            <SubmitButton variant="secondary" name="intent" value="offer">
              Save and offer for signatures
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}
