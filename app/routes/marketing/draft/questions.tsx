import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { QUESTION_KINDS } from "#app/domain/playbook/playbook.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Pagination } from "#app/ui/frame/pagination.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { QUESTION_WORDS } from "../playbook-words.ts";
import { PartProblems } from "./part-problems.tsx";
import { answerSave, requireDraft } from "./part-form.server.ts";
import { statusEdits } from "./question-form.server.ts";
import { loadBank, readBankQuery } from "./question-list.server.ts";
import { QuestionTable } from "./question-table.tsx";
import { STATUS_OPTIONS } from "./question-words.ts";
import { TooFew } from "./too-few.tsx";
import { draftCrumbs } from "../playbook-crumbs.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Questions of ${data?.campaign.name ?? ""} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const query = readBankQuery(args.request);
  const bank = await loadBank(args.context.deps.db, here, query);
  return { campaign: { key: here.campaign.key, name: here.campaign.name }, query, ...bank };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const { edits, status } = await statusEdits(args.request, here.current.parts);
  const to = paths.draftQuestions(here.campaign.key, { saved: `${edits.length} ${status}` });
  return answerSave(args, here, { edits, values: {}, to });
}

/** The question bank of a campaign's next version. */
export default function Questions() {
  const page = useLoaderData<typeof loader>();
  const { campaign, query, rows, total, counts } = page;
  const answer = useActionData<typeof action>();
  const waiting = counts.draft + counts.in_review;
  return (
    <Page
      crumbs={draftCrumbs(campaign, "Questions")}
      title={`${plural(counts.approved, "question")} ${counts.approved === 1 ? "is" : "are"} asked${waiting > 0 ? `, ${waiting} wait for approval` : ""}`}
      lede="Only approved questions reach reps. What is saved here belongs to the draft, and counts once it is signed and published."
      actions={
        <>
          <ButtonLink
            variant="primary"
            to={paths.newQuestion(campaign.key, { criterion: query.criterion || undefined })}
          >
            Write a question
          </ButtonLink>
          <ButtonLink to={paths.importQuestions(campaign.key)}>Import</ButtonLink>
        </>
      }
    >
      <div className="mt-8 grid gap-6">
        {query.saved === "" ? null : <Notice kind="done" live title="Saved to the draft" />}
        {answer?.conflict ? (
          <Notice kind="soon" live title={`${answer.conflict.by ?? "Somebody"} changed one of these meanwhile`}>
            Nothing was saved. The list shows what is there now; choose again.
          </Notice>
        ) : null}
        {answer && answer.problems.length > 0 ? <PartProblems problems={answer.problems} refused /> : null}
        <TooFew campaign={campaign.key} criteria={page.criteria} />
      </div>
      <Section title="The bank" aside={<Exports campaign={campaign.key} missing={page.missing} />}>
        <Filters />
        {rows.length === 0 ? (
          <EmptyState title="No question fits" icon="search">
            Clear a filter, write one, or import what you have from another system.
          </EmptyState>
        ) : (
          <Form method="post" className="mt-6 grid gap-4">
            <QuestionTable campaign={campaign.key} rows={rows} />
            <div className="flex flex-wrap items-end gap-3">
              <Select label="Set the chosen ones to" name="status" options={STATUS_OPTIONS} defaultValue="approved" />
              <SubmitButton variant="secondary">Set status</SubmitButton>
            </div>
          </Form>
        )}
        <Pagination
          summary={rows.length === 0 ? "0 questions" : `${page.first}–${page.first + rows.length - 1} of ${total}`}
          previous={query.page > 1 ? pageAt(page, query.page - 1) : null}
          next={query.page < page.pages ? pageAt(page, query.page + 1) : null}
        />
      </Section>
    </Page>
  );
}

function Filters() {
  const { query, criteria } = useLoaderData<typeof loader>();
  return (
    <Form method="get" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Select
        label="Criterion"
        name="criterion"
        defaultValue={query.criterion}
        placeholder="All"
        options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Select
        label="Status"
        name="status"
        defaultValue={query.status}
        placeholder="All"
        options={STATUS_OPTIONS.map(({ value, label }) => ({ value, label: label.split(":")[0] ?? label }))}
      />
      <Select
        label="Kind"
        name="kind"
        defaultValue={query.kind}
        placeholder="All"
        options={QUESTION_KINDS.map((kind) => ({ value: kind, label: QUESTION_WORDS[kind] }))}
      />
      <Field label="Words in it" name="search" type="search" defaultValue={query.search} />
      <Checkbox label="Flagged by a rep" name="flagged" value="yes" defaultChecked={query.flagged} />
      <div>
        <SubmitButton variant="secondary">Show</SubmitButton>
      </div>
    </Form>
  );
}

function Exports({ campaign, missing }: { campaign: string; missing: readonly string[] }) {
  return (
    <span className="grid gap-1">
      <span className="flex flex-wrap items-baseline gap-x-3">
        Export
        {FORMATS.map(([format, label]) => (
          <a key={format} className="link py-1" href={paths.questionsFile(campaign, { format })}>
            {label}
          </a>
        ))}
      </span>
      {missing.map((words) => (
        <span key={words} className="block max-w-measure text-xs text-ink-3">
          {words}
        </span>
      ))}
    </span>
  );
}

const FORMATS = [
  ["gift", "GIFT"],
  ["moodle-xml", "Moodle XML"],
  ["csv", "CSV"],
  ["yaml", "YAML"],
] as const;

function pageAt(
  { campaign, query }: { campaign: { key: string }; query: ReturnType<typeof readBankQuery> },
  page: number,
) {
  const { criterion, status, kind, search, flagged } = query;
  const given = { criterion, status, kind, search, flagged: flagged ? "yes" : "" };
  return paths.draftQuestions(campaign.key, {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")),
    page,
  });
}
