import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { GENERATE_KINDS, QUESTION_KINDS } from "#app/domain/playbook/playbook.ts";
import { paths } from "#app/paths.ts";
import { keyFrom } from "#app/use-cases/content/exchange/key-from.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tabs } from "#app/ui/frame/tabs.tsx";
import { formState } from "../../form-state.ts";
import { QUESTION_WORDS } from "../playbook-words.ts";
import { newPartFacts, requireDraft } from "./part-form.server.ts";
import { PartPage } from "./part-page.tsx";
import { otherCampaigns } from "./other-campaigns.server.ts";
import { answerQuestion } from "./question-answer.server.ts";
import { QuestionFields } from "./question-fields.tsx";
import { emptyRows } from "./question-form.server.ts";

export const meta: MetaFunction = () => [{ title: "Write a question – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("kind");
  const generate = GENERATE_KINDS.find((each) => each === asked) ?? "";
  const kind = generate === "" ? (QUESTION_KINDS.find((each) => each === asked) ?? "single_choice") : "scenario";
  const criteria = here.current.playbook.criteria.map(({ key, title, rule }) => ({
    key,
    title,
    hasRule: rule !== undefined,
  }));
  return {
    part: newPartFacts(args, here, "questions/"),
    values: {
      kind,
      generate,
      with: [],
      criterion: query.get("criterion") ?? "",
      status: "draft",
      prompt: "",
      because: "",
      rows: generate === "" ? emptyRows(kind) : [],
    },
    criteria: criteria.filter(({ hasRule }) => generate === "" || hasRule),
    campaigns: await otherCampaigns(args.context.deps, here.campaign.key),
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const taken = new Set(here.current.playbook.questions.map(({ key }) => key));
  return answerQuestion(args, here, ({ key, prompt, criterion, generate }) => {
    if (key === "") return { key: keyFrom("", generate === "" ? prompt : `${criterion} ${generate}`, taken) };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return { error: "Lower-case letters, digits and hyphens only." };
    return taken.has(key) ? { error: `There is a question ${key} already. Choose another key.` } : { key };
  });
}

/** A new question; its kind is chosen by address, so that the right fields show without JavaScript. */
export default function NewQuestion() {
  const { part, values, criteria, campaigns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = formState(answer);
  const rows = answer?.rows ?? values.rows;
  const criterion = values.criterion === "" ? undefined : values.criterion;
  const chosen = values.generate === "" ? values.kind : values.generate;
  return (
    <PartPage
      part={part}
      name="New question"
      title="Write a question"
      lede="A question asks about exactly one criterion. Reps see every option’s reason after they have answered."
    >
      <Tabs
        label="Kind of question"
        tabs={[...QUESTION_KINDS, "boundary" as const].map((kind) => ({
          to: paths.newQuestion(part.campaign.key, { kind, criterion }),
          label: kind === "boundary" ? "Made from the rule" : QUESTION_WORDS[kind],
          current: kind === chosen || (kind === "boundary" && values.generate !== ""),
        }))}
      />
      <Form method="post" className="grid max-w-[44rem] gap-6" key={chosen}>
        <QuestionFields values={{ ...values, rows }} typed={typed} criteria={criteria} campaigns={campaigns} />
        <Field
          label="Key"
          name="key"
          defaultValue={typed.value("key") ?? ""}
          error={typed.error("key")}
          hint="Its name in files, which never changes. Left empty, it is made from the question."
        />
        <div>
          <SubmitButton name="intent" value="save">
            Add it to the draft
          </SubmitButton>
        </div>
      </Form>
    </PartPage>
  );
}
