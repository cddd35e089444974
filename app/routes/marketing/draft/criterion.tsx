import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { classifyChanges } from "#app/domain/playbook/changes.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { leadCatalogue } from "#app/use-cases/leads/lead-catalogue.ts";
import { ruleForField } from "#app/use-cases/playbook/rule-for-field.ts";
import { formState } from "../../form-state.ts";
import { CriterionFields } from "./criterion-fields.tsx";
import { CriterionForm, criterionFromForm } from "./criterion-form.server.ts";
import { answerSave, partFacts, requireDraft } from "./part-form.server.ts";
import { BaseField, PartPage } from "./part-page.tsx";
import { SaveToDraft } from "./save-to-draft.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.values.title ?? ""} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const criterion = here.current.playbook.criteria.find(({ key }) => key === args.params.criterion);
  if (!criterion) throw notFound("There is no such criterion in the draft.");
  const { latest, playbook } = here.current;
  const { rule, text } = ruleForField(criterion.rule);
  const change = classifyChanges(latest, playbook).find((one) => one.criterion === criterion.key);
  const known = latest?.criteria.some(({ key }) => key === criterion.key) ?? false;
  return {
    part: await partFacts(args, here, `criteria/${criterion.key}`),
    values: {
      title: criterion.title,
      kind: criterion.kind,
      importance: criterion.importance,
      points: criterion.points === 0 ? "" : String(criterion.points),
      required: criterion.required,
      rule: text,
      why: criterion.why,
      say: criterion.say ?? "",
      change: criterion.change ?? "",
    },
    rule: {
      value: rule,
      catalogue: await leadCatalogue(args.context.deps, here.campaign.id),
      previewUrl: paths.rulePreview(here.campaign.key),
    },
    suggested: known ? (change?.kind ?? "") : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const key = args.params.criterion ?? "";
  const form = await parseForm(args.request, CriterionForm);
  if (!form.ok) return data({ form, problems: [], conflict: null }, { status: 422 });
  const { base, ...typed } = form.value;
  return answerSave(args, here, {
    edits: [{ part: `criteria/${key}`, value: criterionFromForm(key, form.value), base }],
    values: typed,
  });
}

/** One criterion of the draft; the rest of the agreement stays as it is. */
export default function EditCriterion() {
  const { part, values, rule, suggested } = useLoaderData<typeof loader>();
  const typed = formState(useActionData<typeof action>());
  return (
    <PartPage
      part={part}
      name={values.title}
      title={values.title}
      lede="The rule scores leads, writes questions and explains assignments; the words are what reps learn."
    >
      <Form method="post" className="grid max-w-[44rem] gap-6">
        <BaseField part={part} />
        <CriterionFields values={values} typed={typed} rule={rule} suggested={suggested} />
        <SaveToDraft>
          <a className="link text-sm" href={paths.draftQuestions(part.campaign.key, { criterion: keyOf(part) })}>
            Its questions
          </a>
        </SaveToDraft>
      </Form>
    </PartPage>
  );
}

function keyOf({ name }: { name: string }): string {
  return name.slice("criteria/".length);
}
