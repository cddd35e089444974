import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { STRATEGIES } from "#app/domain/playbook/playbook.ts";
import { Section } from "#app/ui/frame/section.tsx";
import type { SelectOption } from "#app/ui/controls/select.tsx";
import { STRATEGY_WORDS } from "../../playbook-words.ts";
import { requireDraft } from "../part-form.server.ts";
import { choices } from "./choices.server.ts";
import { ChoiceField, DurationField, RowRule } from "./fields.tsx";
import { routeCounts } from "./route-counts.server.ts";
import { RowList } from "./row-list.tsx";
import { answerSection, ruleEditing, sectionFacts } from "./section-form.server.ts";
import { SectionPage } from "./section-page.tsx";
import { useSectionForm, type SectionForm } from "./use-section-form.ts";

export const meta: MetaFunction = () => [{ title: "Routing – Greenroom" }];

export async function loader(args: LoaderFunctionArgs) {
  const here = await requireDraft(args);
  const { people, reps, teams } = await choices(args.context.deps);
  const { routing, campaign } = here.current.playbook;
  return {
    ...(await sectionFacts(args, here, "routing")),
    editing: await ruleEditing(args, here),
    counts: await routeCounts(args.context.deps, here.campaign.id, routing),
    people,
    pools: [
      { value: "everyone", label: "Everyone enrolled" },
      ...teams
        .filter(({ value }) => campaign.teams.includes(value))
        .map(({ value, label }) => ({ value, label: `Team: ${label}` })),
      ...reps.map(({ value, label }) => ({ value, label: `Only ${label}` })),
    ],
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerSection(args, await requireDraft(args), "routing");
}

const WAYS = STRATEGIES.map((value) => ({ value, label: STRATEGY_WORDS[value] }));

/** Which lead goes to which people, in which way, and what happens while nobody ready is there. */
export default function RoutingSection() {
  const { part, saved, rules, editing, counts, people, pools } = useLoaderData<typeof loader>();
  const form = useSectionForm("routing", part, saved, rules);
  return (
    <SectionPage
      part={part}
      form={form}
      name="Routing"
      title="Who gets which lead"
      lede="Routes are tried from top to bottom; the first whose condition a lead meets takes it. Only people who are ready receive it."
    >
      <Section title="Routes, first match first" aside={counts.leads > 0 ? counts.summary : undefined}>
        <RowList
          form={form}
          list="routes"
          what="Route"
          named="pool"
          empty="No route: every lead goes the default way below. Add one for a country, an industry or a deal size."
        >
          {(row, index) => (
            <>
              <RowRule
                form={form}
                editing={editing}
                name={`${row}.when`}
                label="If a lead meets"
                hint={wordsFor(counts.taken, form, row, index, saved)}
              />
              <TargetFields form={form} name={row} pools={pools} />
            </>
          )}
        </RowList>
      </Section>
      <Section title="Everything else" aside={counts.leads > 0 ? counts.otherwise : undefined}>
        <TargetFields form={form} name="default" pools={pools} />
      </Section>
      <Section title="While nobody ready is there">
        <p className="mb-4 max-w-measure text-sm text-ink-2">
          The lead is held, visibly, and released the moment somebody becomes eligible. It is never lost.
        </p>
        <div className="grid gap-6 sm:grid-cols-2">
          <DurationField
            form={form}
            name="hold.escalate_after"
            label="Managers hear again after"
            unit="m"
            hint="15 minutes if left empty."
          />
          <DurationField
            form={form}
            name="hold.fallback_after"
            label="It goes to the fallback after"
            hint="Left empty, it waits for somebody ready."
          />
          <ChoiceField
            form={form}
            name="hold.fallback"
            label="The fallback"
            options={people}
            placeholder="Nobody"
            hint="Gets it past the gate, and it is marked as such."
          />
        </div>
      </Section>
    </SectionPage>
  );
}

function TargetFields({ form, name, pools }: { form: SectionForm; name: string; pools: readonly SelectOption[] }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField form={form} name={`${name}.pool`} label="It goes to" options={pools} />
      <ChoiceField form={form} name={`${name}.strategy`} label="In which way" options={WAYS} />
    </div>
  );
}

/** How many leads a route would have taken; only for what is saved, since nobody has counted what is being typed. */
function wordsFor(
  taken: readonly string[],
  form: SectionForm,
  row: string,
  index: number,
  saved: Readonly<Record<string, unknown>>,
): string | undefined {
  const isSaved = form.text(`${row}.when`) === saved[`${row}.when`];
  return isSaved ? taken[index] : undefined;
}
