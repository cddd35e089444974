import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { CHANNELS } from "#app/domain/playbook/playbook.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field, FieldError } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { formState } from "../form-state.ts";
import { choices } from "./draft/sections/choices.server.ts";
import { beginFromForm, NewCampaignForm } from "./new-campaign.server.ts";
import { CHANNEL_WORDS } from "./playbook-words.ts";

export const meta: MetaFunction = () => [{ title: "Begin a campaign – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMay(context, "campaign.create", {}, request);
  const { people, teams } = await choices(context.deps);
  return { people, teams, you: people.find(({ value }) => value === viewer.email)?.value ?? "" };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "campaign.create", {}, request);
  const form = await parseForm(request, NewCampaignForm);
  return form.ok ? beginFromForm(context.deps, viewer.id, form.value) : invalid(form);
}

/** A campaign begins with a name and two people who answer for it; the agreement is written afterwards. */
export default function NewCampaign() {
  const { people, teams, you } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = formState(answer);
  const ticked = answer?.form.values.teams ?? [];
  return (
    <Page
      narrow
      crumbs={[{ label: "Campaigns", to: paths.campaigns() }, { label: "Begin a campaign" }]}
      title="Begin a campaign"
      lede="This makes a first draft. Nothing counts, and nobody is asked anything, until both owners have signed it."
    >
      <Form method="post" className="mt-8 grid gap-6">
        <Field
          label="Name"
          name="name"
          required
          maxLength={300}
          defaultValue={typed.value("name")}
          error={typed.error("name")}
          hint="As people will say it: Summit 2026 booth."
        />
        <Field
          label="Key"
          name="key"
          maxLength={60}
          defaultValue={typed.value("key")}
          error={typed.error("key")}
          hint="Its name for machines, which never changes. Left empty, it is made from the name: summit-2026-booth."
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <Select
            label="Channel"
            name="channel"
            options={CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
            placeholder="Choose one"
            required
            defaultValue={typed.value("channel") ?? ""}
            error={typed.error("channel")}
          />
          <Field
            label="Launch"
            name="launch"
            type="date"
            defaultValue={typed.value("launch")}
            error={typed.error("launch")}
            hint="The day the first leads are expected. May stay empty."
          />
          <Select
            label="Marketing owner"
            name="marketing"
            options={people}
            placeholder="Choose one"
            required
            defaultValue={typed.value("marketing") ?? you}
            error={typed.error("marketing")}
          />
          <Select
            label="Sales owner"
            name="sales"
            options={people}
            placeholder="Choose one"
            required
            defaultValue={typed.value("sales") ?? ""}
            error={typed.error("sales")}
          />
        </div>
        <fieldset className="grid gap-2">
          <legend className="label mb-1">Teams</legend>
          <p className="hint">Their reps practise it and receive its leads. You can choose later.</p>
          {teams.map(({ value, label }) => (
            <Checkbox key={value} label={label} name="teams[]" value={value} defaultChecked={ticked.includes(value)} />
          ))}
          <FieldError id="teams-error" error={typed.error("teams")} />
        </fieldset>
        <div>
          <SubmitButton>Begin the draft</SubmitButton>
        </div>
      </Form>
    </Page>
  );
}
