import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/controls/button.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { formState } from "../../form-state.ts";
import { GateForm, gateToFile, gateValues } from "./gate-form.server.ts";
import { GateCost } from "./gate-cost.tsx";
import { GateFields } from "./gate-fields.tsx";
import { priceAsked, refusals } from "./gate.server.ts";
import { CHOICE_NAMES, costFinding } from "./gate-words.ts";
import { answerSave, partFacts, requireDraft } from "./part-form.server.ts";
import { BaseField, PartPage } from "./part-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Gate policy of ${data?.part.campaign.name ?? ""} – Greenroom` },
];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const query = new URL(args.request.url).searchParams;
  const part = await partFacts(args, here, "gate");
  return {
    // Looking at the cost must not make a stale form fresh: what was typed belongs to the text it was typed over.
    part: { ...part, base: query.get("base") ?? part.base },
    ...(await priceAsked(args.context.deps, here, query)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const here = await requireDraft(args);
  const form = await parseForm(args.request, GateForm);
  if (!form.ok) return data({ form, problems: [], conflict: null }, { status: 422 });
  const { base, policy } = form.value;
  const values = gateValues(policy);
  const problems = await refusals(args.context.deps, here, policy);
  if (problems.length > 0) {
    return data({ form: { errors: {}, values: { ...values, base } }, problems, conflict: null }, { status: 422 });
  }
  return answerSave(args, here, { edits: [{ part: "gate", value: gateToFile(policy), base }], values });
}

/** Who may receive leads, with what that costs the people who have to get there. */
export default function EditGate() {
  const { part, values, errors, choice, cost } = useLoaderData<typeof loader>();
  const typed = formState(useActionData<typeof action>());
  return (
    <PartPage
      part={part}
      name="Gate policy"
      title={cost ? costFinding(cost) : "Gate policy"}
      lede="How sure you want to be before somebody gets this campaign’s leads. Look at what it costs before you save it."
    >
      <Form method="post" className="grid max-w-[52rem] gap-6" action={paths.draftSection(part.campaign.key, "gate")}>
        <BaseField part={part} />
        <GateFields values={values} typed={typed} errors={errors} />
        <div className="flex flex-wrap items-end gap-4">
          <Select label="Compare beside it" name="beside" defaultValue={choice ?? "recall"} options={CHOICE_NAMES} />
          <Button type="submit" variant="secondary" formMethod="get">
            Show what it costs
          </Button>
          <SubmitButton>Save to the draft</SubmitButton>
        </div>
      </Form>
      {cost ? <GateCost cost={cost} choice={choice ?? "recall"} campaign={part.campaign.key} /> : null}
    </PartPage>
  );
}
