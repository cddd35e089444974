import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { CHANNELS } from "#app/domain/playbook/playbook.ts";
import { CHANNEL_WORDS } from "../../playbook-words.ts";
import { requireDraft } from "../part-form.server.ts";
import { choices } from "./choices.server.ts";
import { ChoiceField, TextField, TicksField } from "./fields.tsx";
import { answerSection, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "The campaign – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return { ...(await sectionFacts(args, here, "campaign")), ...(await choices(args.context.deps)) };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "campaign");
}

/** What the campaign is called, when it begins, who answers for it and who gets its leads. */
export default function CampaignSection() {
  const { part, saved, people, teams } = useLoaderData<typeof loader>();
  const form = useSectionForm("campaign", part, saved);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Campaign"
      title="What it is called, when it begins, who answers for it"
      lede="Both owners sign every version. The reps of the teams ticked here practise it and receive its leads."
    >
      <input type="hidden" name="key" value={form.text("key")} />
      <div className="grid gap-6">
        <TextField form={form} name="name" label="Name" hint={`Its key is ${form.text("key")} and never changes.`} />
        <div className="grid gap-6 sm:grid-cols-2">
          <ChoiceField
            form={form}
            name="channel"
            label="Channel"
            options={CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
          />
          <TextField
            form={form}
            name="launch"
            label="Launch"
            type="date"
            hint="The day the first leads are expected. May stay empty."
          />
          <ChoiceField form={form} name="owners.marketing" label="Marketing owner" options={people} />
          <ChoiceField form={form} name="owners.sales" label="Sales owner" options={people} />
        </div>
        <TicksField form={form} name="teams" label="Teams enrolled" options={teams} />
      </div>
    </SectionPage>
  );
}
