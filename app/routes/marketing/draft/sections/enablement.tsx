import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { ENABLEMENT_KINDS } from "#app/domain/playbook/playbook.ts";
import { ENABLEMENT_WORDS } from "../../playbook-words.ts";
import { requireDraft } from "../part-form.server.ts";
import { ChoiceField, LinesField, TextField, TicksField } from "./fields.tsx";
import { RowList } from "./row-list.tsx";
import { answerSection, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "Material for the call – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const { criteria, brief } = here.current.playbook;
  return {
    ...(await sectionFacts(args, here, "enablement")),
    criteria: criteria.map(({ key, title }) => ({ value: key, label: title })),
    personas: (brief.personas ?? []).map(({ key, name }) => ({ value: key, label: name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "enablement");
}

const KINDS = ENABLEMENT_KINDS.map((value) => ({ value, label: ENABLEMENT_WORDS[value] }));

/** Talk tracks, competitor notes, references: each with whom and what it is for. */
export default function EnablementSection() {
  const { part, saved, criteria, personas } = useLoaderData<typeof loader>();
  const form = useSectionForm("enablement", part, saved);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Material for the call"
      title="What helps on the call"
      lede="It stands on the lead’s page: first what fits this lead, the rest within reach. Say whom a piece is for, or which criterion it helps to talk about."
    >
      <RowList
        form={form}
        list="entries"
        what="Item"
        named="title"
        empty="A talk track, a note on a competitor, a reference: whatever a rep looks for five minutes before a call."
      >
        {(row) => (
          <>
            <TextField form={form} name={`${row}.title`} label="Title" />
            <div className="grid gap-4 sm:grid-cols-2">
              <ChoiceField form={form} name={`${row}.kind`} label="Kind" options={KINDS} />
              <ChoiceField
                form={form}
                name={`${row}.criterion`}
                label="Helps to talk about"
                options={criteria}
                placeholder="No criterion in particular"
              />
            </div>
            <TextField form={form} name={`${row}.url`} label="Address" hint="Begins with https:// or /." />
            <LinesField
              form={form}
              name={`${row}.text`}
              label="The sentence to remember, or all of it"
              hint="Stands on the lead’s page itself."
              rows={2}
            />
            {personas.length > 0 || form.ticked(`${row}.for`).length > 0 ? (
              <TicksField form={form} name={`${row}.for`} label="Meant for" options={personas} />
            ) : null}
          </>
        )}
      </RowList>
    </SectionPage>
  );
}
