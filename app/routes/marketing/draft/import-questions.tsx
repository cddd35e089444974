import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { placedEdits } from "#app/use-cases/content/exchange/place-questions.ts";
import { saveParts } from "#app/use-cases/drafts/save-part.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { ImportReport } from "./import-report.tsx";
import { checkImport, readImport } from "./import.server.ts";
import { requireDraft } from "./part-form.server.ts";
import { draftCrumbs } from "../playbook-crumbs.ts";

export const meta: MetaFunction = () => [{ title: "Import questions – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, current } = await requireDraft(args);
  const criteria = current.playbook.criteria.map(({ key, title }) => ({ key, title }));
  return { campaign: { key: campaign.key, name: campaign.name }, criteria };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const form = await readImport(args.request);
  if (!form)
    return data({ form: null, report: null, revision: 0, error: "Choose a file, or paste the questions." }, 422);
  const { placed, report } = checkImport(form, here);
  const revision = here.current.draft?.revision ?? 0;
  const edits = placedEdits(placed);
  const answer = { form, report, revision, error: null };
  if (form.intent === "check" || edits.length === 0) return data(answer);
  if (form.revision !== revision) {
    const error = "Somebody saved the draft since this was checked. Look at the report again, then add them.";
    return data({ ...answer, error }, 409);
  }
  const saved = await saveParts(args.context.deps, {
    actor: { kind: "person", id: here.viewer.id },
    campaignId: here.campaign.id,
    edits: edits.map(({ part, value }) => ({ part, value, base: here.current.fingerprint(part) })),
  });
  if (saved.kind === "saved" || saved.kind === "unchanged") {
    return redirect(paths.draftQuestions(here.campaign.key, { saved: `${edits.length} imported` }));
  }
  const error =
    saved.kind === "invalid"
      ? saved.problems.map(({ message }) => message).join("; ")
      : "Somebody saved the draft just now. Look at the report again, then add them.";
  return data({ ...answer, error }, saved.kind === "invalid" ? 422 : 409);
}

/** Questions from another system: paste or upload, look at what would happen, then add them to the draft. */
export default function ImportQuestions() {
  const { campaign, criteria } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      crumbs={draftCrumbs(campaign, "Import", [{ label: "Questions", to: paths.draftQuestions(campaign.key) }])}
      title="Bring questions from elsewhere"
      lede="You see first what would be taken, what is lost on the way and what can’t be taken. Nothing is saved before that."
    >
      <div className="mt-8 grid gap-8">
        {answer?.error ? <Notice kind="soon" live title={answer.error} /> : null}
        {answer?.form && answer.report ? (
          <ImportReport form={answer.form} report={answer.report} revision={answer.revision} criteria={criteria} />
        ) : null}
        <Form method="post" encType="multipart/form-data" className="grid max-w-[44rem] gap-6">
          <RadioCards
            legend={answer?.report ? "Or bring another file" : "What it is"}
            name="format"
            defaultValue={answer?.form?.format ?? "gift"}
            options={FORMATS}
          />
          <Field label="A file" name="file" type="file" hint="At most 1 MB, some 2,000 questions." />
          <TextArea label="Or paste it here" name="text" rows={8} spellCheck={false} />
          <div>
            <SubmitButton variant={answer?.report ? "secondary" : "primary"} name="intent" value="check">
              Check it
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}

const FORMATS = [
  { value: "gift", label: "GIFT", hint: "A text format that Moodle and others write" },
  { value: "moodle-xml", label: "Moodle XML", hint: "Question bank, Export" },
  { value: "csv", label: "CSV", hint: "A table with a question in each row" },
  { value: "yaml", label: "YAML", hint: "As in our own files" },
];
