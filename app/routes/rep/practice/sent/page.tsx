import { Link, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useEffect } from "react";
import { requireViewer } from "#app/auth/session.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { forgetSent } from "../away/saved.ts";
import { campaignToPractise } from "../load.server.ts";
import { PracticeEnd } from "../practice-end.tsx";
import { CampaignOutcome } from "../campaign-outcome.tsx";
import { loadSent } from "./load.server.ts";
import { readSentQuery } from "./query.server.ts";
import { type SentAnswerView, sentNote, sentTitle } from "./words.ts";

export const meta: MetaFunction = () => [{ title: "What you saved offline – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { deps } = context;
  const viewer = requireViewer(context, request);
  const { answers, elsewhere, campaign } = readSentQuery(request);
  if (answers.length === 0) throw notFound("No answers are named in this address.");
  const only = await campaignToPractise(deps, viewer, campaign);
  const frame = { now: deps.clock.now(), timeZone: viewer.timeZone, only: only?.key, person: viewer.id };
  return { ...frame, ...(await loadSent(deps, viewer, { sent: answers, elsewhere })) };
}

/** How answers came out that were given without a network: each with its verdict a click away, and what they moved. */
export default function Sent() {
  const { answers, campaigns, person, now, timeZone, only } = useLoaderData<typeof loader>();
  useEffect(() => {
    forgetSent(
      person,
      answers.map(({ token }) => token),
    );
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [person, answers]);
  return (
    <PracticeEnd>
      <div>
        <h1 className="ask">{sentTitle(answers)}</h1>
        <p className="mt-2 max-w-measure text-ink-2">
          They count from the moment they arrived, in the order you gave them, each once.
        </p>
      </div>
      <Card as="section">
        <h2 className="sr-only">Each answer</h2>
        <ol className="grid gap-4">
          {answers.map((answer) => (
            <SentItem key={answer.token} answer={answer} />
          ))}
        </ol>
      </Card>
      {campaigns.map((campaign) => (
        <CampaignOutcome key={campaign.key} campaign={campaign} now={now} timeZone={timeZone} />
      ))}
      <div className="foot">
        <ButtonLink to={paths.practice(only === undefined ? {} : { campaign: only })} variant="primary">
          Go on practising
        </ButtonLink>
        <ButtonLink to={paths.today()} variant="quiet">
          Back to today
        </ButtonLink>
      </div>
    </PracticeEnd>
  );
}

function SentItem({ answer }: { answer: SentAnswerView }) {
  const note = sentNote(answer);
  const correct = answer.kind === "counted" && answer.correct;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
      <span className="mt-0.5" aria-hidden="true">
        <Icon name={answer.kind !== "counted" ? "info" : correct ? "check" : "close"} size={16} bold />
      </span>
      <div>
        <p className="text-sm font-semibold">
          {answer.kind !== "counted" ? "Not counted" : correct ? "Right" : "Not this one"}
        </p>
        {answer.kind === "counted" ? (
          <Link className="link" to={paths.practice({ answered: answer.token })}>
            {answer.prompt}
          </Link>
        ) : null}
        {answer.kind === "refused" ? <p>{answer.prompt}</p> : null}
        {note ? <p className="mt-1 max-w-measure text-sm text-ink-3">{note}</p> : null}
      </div>
    </li>
  );
}
