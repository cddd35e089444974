import { Form, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { ChangeTag } from "#app/ui/controls/tag.tsx";
import { pluralWord } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { ChangedWords } from "../campaign/changes.tsx";
import { CriterionWords } from "../criterion-words.tsx";
import { readPracticeQuery } from "./form.server.ts";
import { loadFirstRead } from "./first-read.server.ts";
import { campaignToPractise } from "./load.server.ts";
import { PracticeEnd } from "./practice-end.tsx";

export const meta: MetaFunction = () => [{ title: "New to you – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { campaign } = readPracticeQuery(request);
  const only = await campaignToPractise(context.deps, viewer, campaign);
  const campaigns = await loadFirstRead(context.deps, viewer, only);
  if (campaigns.length === 0) throw redirect(paths.practice(only ? { campaign: only.key } : {}));
  return { campaigns, only: only?.key ?? null };
}

/** What the session will ask for the first time, read once; then it is asked without the text, which is what makes it stay. */
export default function FirstRead() {
  const { campaigns, only } = useLoaderData<typeof loader>();
  const criteria = campaigns.flatMap((campaign) => campaign.criteria);
  const changed = criteria.filter(({ change }) => change !== null).length;
  return (
    <PracticeEnd>
      <div className="grid gap-3">
        <h1 className="ask">{titleOf(criteria.length, changed)}</h1>
        <p className="max-w-measure text-ink-2">
          Read {criteria.length === 1 ? "it" : "them"} once. Then you are asked without the text: what you call to mind
          yourself is what stays.
        </p>
      </div>
      {campaigns.map((campaign) => (
        <Section key={campaign.key} title={campaign.name} aside={`version ${campaign.version}`}>
          <ul className="rows">
            {campaign.criteria.map(({ change, ...criterion }) => (
              <li key={criterion.key}>
                <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  {criterion.title}
                  {change ? <ChangeTag kind={change.kind} /> : null}
                </h3>
                {change ? (
                  <ChangedWords change={change} />
                ) : (
                  <CriterionWords rule={criterion.rule} why={criterion.why} say={criterion.say} />
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Form action={paths.practice()} className="foot">
        {only === null ? null : <input type="hidden" name="campaign" value={only} />}
        <SubmitButton>Continue</SubmitButton>
      </Form>
    </PracticeEnd>
  );
}

function titleOf(all: number, changed: number): string {
  if (changed === all) return `${pluralWord(changed, "criterion", "criteria")} changed since you practised`;
  if (changed === 0) return `${pluralWord(all, "criterion", "criteria")} you have not met yet`;
  return `${pluralWord(all - changed, "criterion", "criteria")} you have not met yet, ${changed} changed`;
}
