import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { flagQuestion } from "#app/use-cases/questions/flag-question.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { voidAnswer } from "#app/use-cases/practice/void-answer.ts";
import { Announcement } from "./away/announcement.tsx";
import { AwayPage } from "./away/away-page.tsx";
import { awayWords } from "./away/away-words.ts";
import { resultsAddress } from "./away/results-address.ts";
import { readSaved } from "./away/saved.ts";
import { useAway } from "./away/use-away.ts";
import { readFlag, readPractice, readPracticeQuery } from "./form.server.ts";
import { campaignToPractise, loadQuestion, loadVerdict } from "./load.server.ts";
import { NothingToAsk } from "./nothing-to-ask.tsx";
import type { PageProps, PracticePage } from "./pages.ts";
import { QuestionPage } from "./question-page.tsx";
import { refusalWords } from "./take-back-words.ts";
import { VerdictPage } from "./verdict-page.tsx";

export const meta: MetaFunction = () => [{ title: "Practice – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { deps } = context;
  const viewer = requireViewer(context, request);
  const query = readPracticeQuery(request);
  const only = await campaignToPractise(deps, viewer, query.campaign);
  const frame = { now: deps.clock.now(), timeZone: viewer.timeZone, only: only?.key, person: viewer.id };
  if (query.answered) return { ...frame, page: await loadVerdict(deps, viewer, query.answered) };
  // Where the end of a session was once.
  if (query.done) throw redirect(paths.practiceDone(query.done, only ? { campaign: only.key } : {}));
  return { ...frame, page: await loadQuestion(deps, viewer, only) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { campaign } = readPracticeQuery(request);
  const flag = await readFlag(request);
  if (flag && !flag.ok) return invalid({ errors: { flag: flag.error }, values: { words: flag.words } });
  if (flag) {
    const { presentation, reason, words } = flag;
    const flagged = await flagQuestion(context.deps, { repId: viewer.id, presentationId: presentation, reason, words });
    if (flagged.kind === "not_found") throw notFound("There is no answer of yours at this address.");
    return redirect(paths.practice({ ...(campaign ? { campaign } : {}), answered: presentation }));
  }
  const form = await readPractice(request);
  if (!form) throw notFound("There is no question of yours at this address.");
  const { presentationId } = form;
  if (form.kind === "take_back") {
    const taken = await voidAnswer(context.deps, { rep: viewer, presentationId, requestId: context.requestId });
    if (taken.kind === "not_found") throw notFound("There is no answer of yours at this address.");
    if (taken.kind === "refused") return invalid({ errors: { answer: refusalWords(taken.because) }, values: {} });
  } else {
    const result = await submitAnswer(context.deps, { rep: viewer, presentationId, response: form.response });
    if (result.kind === "not_found") throw notFound("There is no question of yours at this address.");
    if (result.kind === "invalid") return invalid({ errors: { answer: result.message }, values: {} });
  }
  // To an address of its own: reload and back show the verdict, and never send the answer again.
  return redirect(paths.practice({ ...(campaign ? { campaign } : {}), answered: presentationId }));
}

export default function Practice() {
  const { page, person, ...frame } = useLoaderData<typeof loader>();
  const away = useAway({ person, only: frame.only, page });
  const { state } = away;
  const waiting = state ? readSaved(person).waiting.length : 0;
  return (
    <>
      {state ? (
        <AwayPage
          state={state}
          waiting={waiting}
          results={resultsAddress(person, frame.only)}
          busy={away.busy}
          error={away.error}
          onSubmit={(event) => void (state.question && away.answer(event, state.question.question))}
          onRetry={away.retry}
        />
      ) : (
        <Here page={page} away={away} {...frame} />
      )}
      <Announcement words={state ? Object.values(awayWords(state, waiting)).join(" ") : ""} />
    </>
  );
}

function Here({ page, away, ...frame }: PageProps<PracticePage> & { away: ReturnType<typeof useAway> }) {
  const errors = useActionData<typeof action>()?.form.errors;
  switch (page.kind) {
    case "question":
      return (
        <QuestionPage
          key={page.question.token}
          page={page}
          error={away.error ?? errors?.answer}
          onSubmit={(event) => void away.answer(event, page.question)}
          busy={away.busy}
          {...frame}
        />
      );
    case "verdict":
      return (
        <VerdictPage
          key={`${page.token} ${page.takingBack === "voided"}`}
          page={page}
          error={errors?.answer}
          flagError={errors?.flag}
          onContinue={(event) => void away.goOn(event)}
          busy={away.busy}
          {...frame}
        />
      );
    case "nothing":
      return <NothingToAsk page={page} {...frame} />;
  }
}
