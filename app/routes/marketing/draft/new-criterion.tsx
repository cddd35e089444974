import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { leadCatalogue } from "#app/use-cases/leads/lead-catalogue.ts";
import { formState } from "../../form-state.ts";
import { CriterionFields } from "./criterion-fields.tsx";
import { CriterionForm, criterionFromForm, keyFrom } from "./criterion-form.server.ts";
import { answerSave, newPartFacts, requireDraft } from "./part-form.server.ts";
import { PartPage } from "./part-page.tsx";

export const meta: MetaFunction = () => [{ title: "Add a criterion – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return {
    rule: {
      value: "",
      catalogue: await leadCatalogue(args.context.deps, here.campaign.id),
      previewUrl: paths.rulePreview(here.campaign.key),
    },
    part: newPartFacts(args, here, "criteria/"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const form = await parseForm(args.request, CriterionForm);
  if (!form.ok) return data({ form, problems: [], conflict: null }, { status: 422 });
  const key = form.value.key === "" ? keyFrom(form.value.title) : form.value.key;
  if (here.current.parts.has(`criteria/${key}`)) {
    const errors = { key: `There is a criterion ${key} already. Choose another key.` };
    return data({ form: { errors, values: { ...form.value, key } }, problems: [], conflict: null }, { status: 422 });
  }
  return answerSave(args, here, {
    edits: [{ part: `criteria/${key}`, value: criterionFromForm(key, form.value), base: "" }],
    values: form.value,
    to: paths.draftQuestions(here.campaign.key, { criterion: key }),
  });
}

/** A new criterion; the next page writes the questions about it. */
export default function NewCriterion() {
  const { part, rule } = useLoaderData<typeof loader>();
  const typed = formState(useActionData<typeof action>());
  return (
    <PartPage
      part={part}
      name="New criterion"
      title="Add a criterion"
      lede="One observable thing that makes a lead of this campaign worth a conversation, or rules it out. Next you write the questions about it."
    >
      <Form method="post" className="grid max-w-[44rem] gap-6">
        <CriterionFields values={EMPTY} typed={typed} rule={rule} suggested={null} />
        <Field
          label="Key"
          name="key"
          defaultValue={typed.value("key") ?? ""}
          error={typed.error("key")}
          hint="Its name in files and in the API, which never changes. Left empty, it is made from the title."
        />
        <div>
          <SubmitButton>Add it to the draft</SubmitButton>
        </div>
      </Form>
    </PartPage>
  );
}

const EMPTY = {
  title: "",
  kind: "fit",
  importance: "standard",
  points: "",
  required: false,
  rule: "",
  why: "",
  say: "",
  change: "",
};
