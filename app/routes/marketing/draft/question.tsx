import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { listFlags } from "#app/stores/views/question-flags.ts";
import { questionStatisticsOf } from "#app/stores/views/question-statistics.ts";
import { answerFlag } from "#app/use-cases/questions/answer-flag.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { formState } from "../../form-state.ts";
import { QUESTION_WORDS } from "../playbook-words.ts";
import { readReply } from "./flag-form.server.ts";
import { partFacts, requireDraft } from "./part-form.server.ts";
import { otherCampaigns } from "./other-campaigns.server.ts";
import { BaseField, PartPage } from "./part-page.tsx";
import { answerQuestion } from "./question-answer.server.ts";
import { QuestionFields } from "./question-fields.tsx";
import { QuestionFlags } from "./question-flags.tsx";
import { valuesOf } from "./question-form.server.ts";
import { QuestionNumbers } from "./question-numbers.tsx";
import { SaveToDraft } from "./save-to-draft.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Question ${data?.key ?? ""} – Greenroom` }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const { db } = args.context.deps;
  const key = args.params.question ?? "";
  const question = here.current.playbook.questions.find((each) => each.key === key);
  if (!question) throw notFound("There is no such question in the draft.");
  const texts = "options" in question ? question.options.map(({ text }) => text) : [];
  const statistics = await questionStatisticsOf(db, here.campaign.id, new Map([[key, texts]]));
  return {
    key,
    part: await partFacts(args, here, `questions/${key}`),
    values: valuesOf(question),
    criteria: here.current.playbook.criteria.map((criterion) => ({ key: criterion.key, title: criterion.title })),
    campaigns: await otherCampaigns(args.context.deps, here.campaign.key),
    statistics: statistics.get(key) ?? null,
    flags: await listFlags(db, { campaignId: here.campaign.id, questionKey: key }),
    did: new URL(args.request.url).searchParams.get("did"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const key = args.params.question ?? "";
  const reply = await readReply(args.request);
  if (reply) {
    await answerFlag(args.context.deps, { personId: here.viewer.id, campaignId: here.campaign.id, ...reply });
    return redirect(`${paths.draftQuestion(here.campaign.key, key, { did: "replied" })}#flags`);
  }
  return answerQuestion(args, here, () => ({ key }));
}

/** One question: its text, how reps fare with it, and what they say about it. */
export default function EditQuestion() {
  const { key, part, values, criteria, campaigns, statistics, flags, did } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = formState(answer);
  const rows = answer?.rows ?? values.rows;
  return (
    <PartPage
      part={part}
      name={key}
      title={values.prompt === "" ? "Questions made from the rule" : "Edit a question"}
      lede={`${QUESTION_WORDS[values.kind]}. Changing the right answer of an approved question asks everybody anew.`}
      actions={<ButtonLink to={paths.previewQuestion(part.campaign.key, key)}>Preview as a rep</ButtonLink>}
    >
      {did === null || answer ? null : (
        <Notice kind="done" live title={did === "replied" ? "Your reply is sent" : "Saved to the draft"} />
      )}
      <Form method="post" className="grid max-w-[44rem] gap-6">
        <BaseField part={part} />
        <QuestionFields values={{ ...values, rows }} typed={typed} criteria={criteria} campaigns={campaigns} />
        <SaveToDraft />
      </Form>
      <QuestionNumbers statistics={statistics} />
      <QuestionFlags flags={flags} now={part.now} timeZone={part.timeZone} />
    </PartPage>
  );
}
