import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { STANDARD_DISPOSITIONS } from "#app/domain/leads/dispositions.ts";
import { DISPOSITION_ACTIONS } from "#app/domain/playbook/playbook.ts";
import { dispositionWords } from "../../playbook-words.ts";
import { requireDraft } from "../part-form.server.ts";
import { ChoiceField, DurationField, TextField } from "./fields.tsx";
import { RowList } from "./row-list.tsx";
import { answerSection, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "What can come of a lead – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  return sectionFacts(args, await requireDraft(args), "dispositions");
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "dispositions");
}

const ACTIONS = DISPOSITION_ACTIONS.map((action) => ({ value: action, label: dispositionWords({ action }) }));
const STANDARD = STANDARD_DISPOSITIONS.map(({ code }) => code).join(", ");

/** The reasons a rep may give a lead back for, each with what happens next. */
export default function DispositionsSection() {
  const { part, saved } = useLoaderData<typeof loader>();
  const form = useSectionForm("dispositions", part, saved);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Dispositions"
      title="Every reason leads somewhere"
      lede="A reason says why a lead goes no further now, and what happens to it. None is a dead end, and none says only that a lead is bad."
    >
      <p className="max-w-measure text-sm text-ink-2">
        Five are always there ({STANDARD}); taken out, they come back with their usual next step.
      </p>
      <RowList
        form={form}
        list="entries"
        what="Reason"
        named="code"
        empty="Only the five standard reasons. Add one of your own, such as partner_desk."
      >
        {(row) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                form={form}
                name={`${row}.code`}
                label="Code"
                hint="Small letters, digits and underscores: partner_desk."
              />
              <TextField
                form={form}
                name={`${row}.label`}
                label="What reps read"
                hint="The code in words, if left empty."
              />
            </div>
            <ChoiceField
              form={form}
              name={`${row}.action`}
              label="What happens next"
              options={ACTIONS}
              placeholder="Choose what happens"
            />
            <DurationField
              form={form}
              name={`${row}.revisit_after`}
              label="Comes round again after"
              unit="d"
              hint="For what rests or goes back to marketing. Left empty, after 90 days."
            />
          </>
        )}
      </RowList>
    </SectionPage>
  );
}
