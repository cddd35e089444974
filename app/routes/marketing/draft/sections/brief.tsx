import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { STAGE_TITLES } from "#app/domain/playbook/brief-words.ts";
import { STAGE_NAMES } from "#app/domain/playbook/playbook.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { requireDraft } from "../part-form.server.ts";
import { LinesField, RowRule, type RuleEditing, TextField } from "./fields.tsx";
import { RowList } from "./row-list.tsx";
import { answerSection, ruleEditing, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm, type SectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "The brief – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return { ...(await sectionFacts(args, here, "brief")), editing: await ruleEditing(args, here) };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "brief");
}

const STAGE_HINTS: Record<(typeof STAGE_NAMES)[number], string> = {
  lead: "What makes somebody a lead of this campaign at all.",
  mql: "What marketing has checked before it hands over.",
  sql: "What a rep has heard before they call it qualified.",
  opportunity: "What has happened before it counts in the pipeline.",
};

/** Who, what, where, why; whom one will meet; what both sides call a lead at each stage; what the campaign gave people. */
export default function BriefSection() {
  const { part, saved, rules, editing } = useLoaderData<typeof loader>();
  const form = useSectionForm("brief", part, saved, rules);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Brief"
      title="Who these leads are, and why they matter now"
      lede="Reps read it before they practise and again before a call. Write what can be seen or heard, in plain words."
    >
      <div className="grid gap-6">
        <LinesField
          form={form}
          name="who"
          label="Who they are"
          hint="Roles, companies, and who comes by but isn’t one."
        />
        <LinesField form={form} name="what" label="What they saw, and what we offer" />
        <LinesField form={form} name="where" label="Where we met them" />
        <LinesField
          form={form}
          name="why"
          label="Why now"
          hint="What makes a call this month better than one in a year."
        />
      </div>
      <Section title="What we call it">
        <div className="grid gap-6">
          {STAGE_NAMES.map((stage) => (
            <LinesField
              key={stage}
              form={form}
              name={`stages.${stage}`}
              label={STAGE_TITLES[stage]}
              hint={STAGE_HINTS[stage]}
              rows={2}
            />
          ))}
        </div>
      </Section>
      <Section title="Whom you will meet">
        <RowList
          form={form}
          list="personas"
          what="Persona"
          named="name"
          empty="A persona is a kind of person among these leads: what they care about, what hurts, and who is easily taken for one. Three are plenty."
        >
          {(row) => <PersonaFields form={form} row={row} editing={editing} />}
        </RowList>
      </Section>
      <Section title="What the campaign gave people">
        <RowList
          form={form}
          list="assets"
          what="Asset"
          named="title"
          empty="An asset is what people got: a paper, a film, a flyer. The lead page tells which ones a prospect has had."
        >
          {(row) => <AssetFields form={form} row={row} />}
        </RowList>
      </Section>
    </SectionPage>
  );
}

function PersonaFields({ form, row, editing }: { form: SectionForm; row: string; editing: RuleEditing }) {
  return (
    <>
      <input type="hidden" name={`${row}.key`} value={form.text(`${row}.key`)} />
      <TextField form={form} name={`${row}.name`} label="Name" hint="As a rep would say it: the plant manager." />
      <LinesField form={form} name={`${row}.who`} label="Who that is" rows={2} />
      <LinesField form={form} name={`${row}.cares_about`} label="What they care about" hint="One a line." />
      <LinesField form={form} name={`${row}.pains`} label="What hurts" hint="One a line, as they would put it." />
      <LinesField form={form} name={`${row}.not`} label="Who is easily taken for one, and isn’t" rows={2} />
      <RowRule
        form={form}
        editing={editing}
        name={`${row}.rule`}
        label="By what a lead is taken for one"
        hint="Left empty, nobody guesses."
      />
    </>
  );
}

function AssetFields({ form, row }: { form: SectionForm; row: string }) {
  return (
    <>
      <input type="hidden" name={`${row}.key`} value={form.text(`${row}.key`)} />
      <TextField form={form} name={`${row}.title`} label="Title" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name={`${row}.kind`} label="Kind" hint="In your own words: whitepaper, video, flyer." />
        <TextField
          form={form}
          name={`${row}.event`}
          label="Event that shows they had it"
          hint="Such as demo_attended. May stay empty."
        />
      </div>
      <TextField form={form} name={`${row}.url`} label="Address" hint="Begins with https:// or /." />
    </>
  );
}
