import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { Card } from "#app/ui/frame/card.tsx";
import { requireDraft } from "../part-form.server.ts";
import { ChoiceField, DurationField, TextField } from "./fields.tsx";
import { promises } from "./promises.ts";
import { answerSection, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "The promises – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return { ...(await sectionFacts(args, here, "sla")), promises: promises(here.current.playbook) };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "sla");
}

const CALENDARS = [
  { value: "business", label: "In working hours only" },
  { value: "always", label: "Around the clock" },
];

/** How fast, how often: what each side promises the other, in words and in figures. */
export default function SlaSection() {
  const { part, saved, promises: said } = useLoaderData<typeof loader>();
  const form = useSectionForm("sla", part, saved);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Promises"
      title="What marketing and sales promise each other"
      lede="Both sign it with the rest of the agreement; the board shows whether it is kept."
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title="Marketing promises" lines={said.marketing} />
        <Side title="Sales promises" lines={said.sales} />
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <DurationField form={form} name="high_intent" label="First touch, high intent" hint="An hour if left empty." />
        <DurationField form={form} name="standard" label="First touch, all others" hint="Four hours if left empty." />
        <ChoiceField form={form} name="calendar" label="The clock runs" options={CALENDARS} />
        <DurationField
          form={form}
          name="reassign_after"
          label="Then to the next rep after"
          hint="Silence beyond the first touch. Left empty, the lead stays."
        />
        <TextField
          form={form}
          name="min_touches"
          label="Touches before a lead is unresponsive"
          type="number"
          hint="Calls, e-mails, meetings and messages."
        />
      </div>
    </SectionPage>
  );
}

function Side({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card as="section" title={title}>
      <ul className="grid gap-2 text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}
