import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { Breadcrumbs } from "#app/ui/frame/breadcrumbs.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Pagination } from "#app/ui/frame/pagination.tsx";
import { QuestionCard } from "#app/ui/practice/question-card.tsx";
import { ScenarioLead } from "#app/ui/practice/scenario-lead.tsx";
import { VerdictPanel } from "#app/ui/practice/verdict-panel.tsx";
import { requireDraft } from "./part-form.server.ts";
import { answerPreview, loadPreview } from "./preview.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Preview of ${data?.key ?? ""} – Greenroom` }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return { campaign: { key: here.campaign.key, name: here.campaign.name }, ...(await loadPreview(args, here)) };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const result = await answerPreview(args, here, await args.request.formData());
  return data(result, { status: result.verdict ? 200 : 422 });
}

/** A question as a rep meets it, with the components of practice; nothing of it is recorded. */
export default function PreviewQuestion() {
  const { campaign, key, position, total, question, because } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = [
    { label: campaign.name, to: paths.playbook(campaign.key) },
    { label: "Questions", to: paths.draftQuestions(campaign.key) },
    { label: key, to: paths.draftQuestion(campaign.key, key) },
    { label: "Preview" },
  ];
  if (!question) {
    return (
      <Page crumbs={crumbs} title="There is no case to show">
        <p className="mt-4 max-w-measure text-ink-2">{because}</p>
      </Page>
    );
  }
  const at = (index: number) => paths.previewQuestion(campaign.key, key, { case: index });
  const verdict = answer?.verdict;
  return (
    <div className="grid max-w-[44rem] gap-6">
      <Breadcrumbs crumbs={crumbs} />
      <Notice title="As a rep meets it">Nothing you answer here is recorded.</Notice>
      {verdict ? (
        <VerdictPanel
          {...verdict}
          because={verdict.because}
          given={verdict.given.join(", ")}
          expected={verdict.expected.join(", ")}
          effect={verdict.lead ? <ScenarioLead facts={verdict.lead} /> : null}
          next={{
            action: paths.previewQuestion(campaign.key, key),
            hidden: { case: String(position % total) },
          }}
        />
      ) : (
        <QuestionCard
          key={`${key} ${position}`}
          question={question}
          eyebrow={`${campaign.name}, preview`}
          hidden={{}}
          error={answer?.error ?? undefined}
        />
      )}
      {total > 1 ? (
        <Pagination
          summary={`Case ${position} of ${total}`}
          previous={position > 1 ? at(position - 2) : null}
          next={position < total ? at(position) : null}
        />
      ) : null}
    </div>
  );
}
