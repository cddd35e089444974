import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Figures } from "#app/ui/frame/layout.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { requireDraft } from "../part-form.server.ts";
import { TextField } from "./fields.tsx";
import { scoringFacts } from "./scoring-facts.ts";
import { answerSection, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "Scoring – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  return { ...(await sectionFacts(args, here, "scoring")), facts: scoringFacts(here.current.playbook) };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "scoring");
}

/** From how many points a lead is handed over, beside what can be reached at all. */
export default function ScoringSection() {
  const { part, saved, facts } = useLoaderData<typeof loader>();
  const form = useSectionForm("scoring", part, saved);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Scoring"
      title={facts.finding}
      lede="A lead is qualified when no disqualifier is met, every required criterion is met, and its points reach the threshold."
    >
      <Figures
        items={[
          { value: facts.reachable, label: "points can be reached", note: "all criteria met" },
          { value: facts.required, label: "points of required criteria", note: "every qualified lead has them" },
          { value: facts.missing, label: "points to be earned beyond them" },
        ]}
      />
      {facts.problem ? (
        <Notice kind="soon" title={facts.problem}>
          Lower the threshold, or give more points to what makes a lead worth a conversation.
        </Notice>
      ) : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField form={form} name="threshold" label="Qualified from" type="number" hint="Points." />
        <TextField
          form={form}
          name="high_intent"
          label="High intent from"
          type="number"
          hint="Points. Gets the shorter clock; left empty, no lead does."
        />
      </div>
      <DataTable
        caption="What earns points"
        rows={facts.criteria}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "title",
            header: "Criterion",
            rowHeader: true,
            cell: ({ key, title }) => (
              <a className="link" href={paths.draftCriterion(part.campaign.key, key)}>
                {title}
              </a>
            ),
          },
          { key: "required", header: "Required", cell: ({ required }) => (required ? "yes" : "no") },
          { key: "points", header: "Points", number: true, cell: ({ points }) => points },
        ]}
      />
    </SectionPage>
  );
}
