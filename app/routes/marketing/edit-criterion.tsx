import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formState } from "../form-state.ts";
import { CriterionForm, loadCriterion, proposeEdit } from "./edit-criterion.server.ts";
import { Problems } from "./problems.tsx";
import { requireCampaign } from "./require-campaign.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.criterion.title ?? ""} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { campaign } = await requireCampaign(args, "playbook.propose");
  const found = await loadCriterion(args.context.deps, campaign.id, args.params.criterion ?? "");
  if (!found) throw notFound("There is no such criterion.");
  return { campaign: { key: campaign.key, name: campaign.name }, ...found.view };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, campaign } = await requireCampaign(args, "playbook.propose");
  const found = await loadCriterion(args.context.deps, campaign.id, args.params.criterion ?? "");
  if (!found) throw notFound("There is no such criterion.");
  const form = await parseForm(args.request, CriterionForm);
  if (!form.ok) return data({ form: { errors: form.errors, values: form.values }, problems: null }, { status: 422 });
  const result = await proposeEdit(args.context.deps, { found, edit: form.value, viewerId: viewer.id });
  if (result.kind === "proposed") return redirect(paths.proposal(campaign.key, result.proposalId));
  return data({ form: { errors: {}, values: form.value.typed }, problems: result.problems }, { status: 422 });
}

/** One criterion at a time; the rest of the agreement stays as it is. */
export default function EditCriterion() {
  const { campaign, criterion, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = formState(result);
  const value = (name: "title" | "why" | "say" | "importance" | "points" | "rule") =>
    typed.value(name) ?? criterion[name];
  return (
    <Page
      narrow
      crumbs={[
        { label: "Campaigns", to: paths.campaigns() },
        { label: campaign.name, to: paths.playbook(campaign.key) },
        { label: criterion.title },
      ]}
      title={`Edit “${criterion.title}”`}
      lede="This makes a proposal. The next page shows what it changes, for whom, and asks for both signatures."
    >
      <div className="mt-8 grid gap-6">
        {result?.problems ? <Problems problems={result.problems} /> : null}
        {base.proposal ? (
          <Notice>Your edit is added to the open proposal; signatures it already has don’t move along.</Notice>
        ) : null}
        <Form method="post" className="grid gap-6">
          <Field
            label="Title"
            name="title"
            required
            maxLength={120}
            defaultValue={value("title")}
            error={typed.error("title")}
          />
          <TextArea
            label="Why it matters"
            name="why"
            required
            rows={3}
            defaultValue={value("why")}
            error={typed.error("why")}
            hint="Reps read it after every answer."
          />
          <TextArea
            label="How to ask for it"
            name="say"
            rows={2}
            defaultValue={value("say")}
            error={typed.error("say")}
            hint="A sentence a rep can say. May stay empty."
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <Select label="Importance" name="importance" defaultValue={value("importance")} options={IMPORTANCES} />
            <Field
              label="Points"
              name="points"
              type="number"
              min={0}
              step={1}
              defaultValue={value("points")}
              error={typed.error("points")}
            />
          </div>
          <Checkbox
            label="An MQL must meet it"
            name="required"
            value="yes"
            defaultChecked={result ? typed.value("required") === "yes" : criterion.required}
          />
          {criterion.hasRule ? (
            <TextArea
              label="Rule"
              name="rule"
              rows={5}
              className="[&_textarea]:font-mono [&_textarea]:text-sm"
              spellCheck={false}
              defaultValue={value("rule")}
              hint={`YAML, as in the file. Now it says: ${criterion.meaning ?? "nothing"}.`}
            />
          ) : (
            <input type="hidden" name="rule" value="" />
          )}
          <Select
            label="What the change amounts to"
            name="change"
            defaultValue={typed.value("change") ?? ""}
            options={CHANGES}
            hint="A change of rule, points, importance or what is required is always material: whoever knew the old one has to show they know the new one. A change of words may be called more than it is, never less."
          />
          <Field label="Why you change it" name="note" maxLength={500} defaultValue={typed.value("note") ?? ""} />
          <div>
            <SubmitButton>See what it would change</SubmitButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}

const IMPORTANCES = [
  { value: "critical", label: "Critical: without it nobody is ready" },
  { value: "standard", label: "Standard: counts into the score" },
];

const CHANGES = [
  { value: "", label: "Let the comparison say (suggested)" },
  { value: "editorial", label: "Editorial: spelling only, credit stays" },
  { value: "clarifying", label: "Clarifying: clearer words, credit stays, shown once" },
  { value: "material", label: "Material: everybody is asked anew" },
];
