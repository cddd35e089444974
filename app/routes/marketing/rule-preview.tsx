import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { PreviewFinding } from "#app/ui/rule-editor/preview-finding.tsx";
import { requireCampaign } from "./require-campaign.server.ts";
import { postedPreview } from "./rule-preview.server.ts";
import { playbookCrumbs } from "./playbook-crumbs.ts";

export const meta: MetaFunction = () => [{ title: "A rule tried on your leads – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const { campaign } = await requireCampaign(args, "playbook.propose");
  return { campaign: { key: campaign.key, name: campaign.name } };
}

export async function action(args: ActionFunctionArgs) {
  const { finding, text } = await postedPreview(args);
  return { finding, text };
}

/** A rule tried on the last leads: what the editor shows beside the form, as a page of its own. */
export default function RulePreviewPage() {
  const { campaign } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const words = result?.finding.kind === "preview" ? `${result.finding.words}.` : null;
  const problems = result?.finding.kind === "invalid" ? result.finding.problems : [];
  return (
    <Page
      narrow
      crumbs={playbookCrumbs(campaign, "A rule, tried")}
      title="What a rule makes of your last leads"
      lede={words ?? "Write a rule and see how many leads meet it. Nothing is saved here."}
    >
      <div className="mt-8 grid gap-6">
        {result && problems.length === 0 ? (
          <section className="rule-preview" aria-label="Preview">
            <PreviewFinding finding={result.finding} />
          </section>
        ) : null}
        <Form method="post" className="grid gap-4">
          <TextArea
            label="Rule"
            name="rule"
            rows={8}
            className="[&_textarea]:font-mono [&_textarea]:text-sm"
            spellCheck={false}
            defaultValue={result?.text ?? ""}
            error={problems.length > 0 ? problems.map(({ place, text }) => `${place}: ${text}.`).join(" ") : undefined}
            hint="YAML, as in the file."
          />
          <div>
            <SubmitButton>Try it</SubmitButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}
