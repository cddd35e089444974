import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { forbidden } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { FirstWeeks } from "../first-weeks.tsx";
import { actAsManager } from "./act.server.ts";
import { Coaching } from "./coaching.tsx";
import { Decided } from "./decided.tsx";
import { doneWords } from "./done-words.ts";
import { ManagerForm, readWhatIf } from "./form.server.ts";
import { Held } from "./held.tsx";
import { History } from "./history.tsx";
import { loadFirstWeeks, loadNotes, loadReadiness, loadWhatIf, readinessInSight } from "./load.server.ts";
import { NextSteps } from "./next-steps.tsx";
import { Suspensions } from "./suspensions.tsx";
import { voiceOf } from "./voice.ts";
import { Waivers } from "./waivers.tsx";
import { Wanted } from "./wanted.tsx";
import { WhatIf } from "./what-if.tsx";
import { effortOf, readinessLede, readinessTitle } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.person.name}, ${data.campaign.name} – Greenroom` : "Readiness – Greenroom" },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { campaign, person, seesPlan, ...allowed } = await readinessInSight(context.deps, viewer, params);
  const { mayWaive, maySuspend, mayCoach } = allowed;
  const asked = readWhatIf(request, { now: context.deps.clock.now(), timeZone: viewer.timeZone });
  return {
    firstWeeks: seesPlan ? await loadFirstWeeks(context.deps, person) : null,
    campaign: { key: campaign.key, name: campaign.name },
    person: { id: person.id, name: person.name, isSelf: person.id === viewer.id },
    view: await loadReadiness(context.deps, person, campaign),
    whatIf: await loadWhatIf(context.deps, person, campaign, asked),
    notes: await loadNotes(context.deps, viewer, { personId: person.id, mayCoach }),
    mayWaive,
    maySuspend,
    mayCoach,
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { deps, requestId } = context;
  const viewer = requireViewer(context, request);
  const here = await readinessInSight(deps, viewer, params);
  if (!here.mayWaive && !here.maySuspend && !here.mayCoach) {
    throw forbidden("This is for the managers of this person’s teams.");
  }
  const form = await parseForm(request, ManagerForm);
  if (!form.ok) return invalid(form);
  const refused = await actAsManager(deps, { ...here, viewer, requestId }, form.value);
  return refused
    ? invalid(refused)
    : redirect(paths.readiness(here.campaign.key, here.person.id, { did: form.value.intent }));
}

export default function Readiness() {
  const page = useLoaderData<typeof loader>();
  const { campaign, person, view, notes, whatIf, mayWaive, maySuspend, mayCoach, firstWeeks, timeZone } = page;
  const result = useActionData<typeof action>();
  const voice = voiceOf(person.name, person.isSelf);
  const part = { view, voice, timeZone };
  const { questions } = effortOf(view);
  const done = doneWords(useSearchParams()[0].get("did"), voice);
  return (
    <Page
      crumbs={[
        { label: campaign.name, to: paths.campaign(campaign.key) },
        { label: person.isSelf ? "Readiness" : person.name },
      ]}
      sign={<Lamp {...view.sign} now={view.at} size="xl" />}
      title={readinessTitle(view, voice, campaign.name, timeZone)}
      lede={readinessLede(view, voice)}
      actions={
        person.isSelf && questions > 0 && view.facts.enrolled ? (
          <>
            <ButtonLink to={paths.practice({ campaign: campaign.key })} variant="primary">
              {practiseWords(view.wanted.length)}
            </ButtonLink>
            <span className="text-sm text-ink-3">
              {plural(questions, "question")}. Stop at any time; answers are kept.
            </span>
          </>
        ) : undefined
      }
    >
      {done === null ? null : (
        <div className="mt-6">
          <Notice kind="done" live>
            {done}
          </Notice>
        </div>
      )}
      <NextSteps {...part} />
      {firstWeeks ? (
        <FirstWeeks
          {...firstWeeks}
          firstName={person.isSelf ? null : (person.name.split(" ")[0] ?? person.name)}
          now={view.at}
          timeZone={timeZone}
        />
      ) : null}
      <Wanted {...part} campaign={campaign.key} />
      <Held {...part} campaign={campaign.key} />
      <WhatIf {...part} whatIf={whatIf} />
      <History {...part} />
      <Decided {...part} />
      {mayWaive || view.waivers.length > 0 ? <Waivers {...part} mayWaive={mayWaive} result={result} /> : null}
      {maySuspend || view.suspensions.length > 0 ? (
        <Suspensions {...part} maySuspend={maySuspend} result={result} />
      ) : null}
      {mayCoach || notes.length > 0 ? (
        <Coaching notes={notes} voice={voice} timeZone={timeZone} mayWrite={mayCoach} result={result} />
      ) : null}
    </Page>
  );
}

function practiseWords(wanted: number): string {
  if (wanted === 0) return "Practise now";
  return wanted === 1 ? "Practise this one" : wanted === 2 ? "Practise these two" : `Practise these ${wanted}`;
}
