import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { CampaignOutcome } from "./campaign-outcome.tsx";
import { readPracticeQuery, SessionId } from "./form.server.ts";
import { campaignToPractise, loadSummary } from "./load.server.ts";
import { afterwardsWords } from "./next-words.ts";
import { PracticeEnd } from "./practice-end.tsx";
import { summaryTitle } from "./summary-words.ts";

export const meta: MetaFunction = () => [{ title: "Practice done – Greenroom" }];

/** A page of its own, so that a question does not bring along what only the end of a session needs. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { deps } = context;
  const viewer = requireViewer(context, request);
  const { campaign } = readPracticeQuery(request);
  const only = await campaignToPractise(deps, viewer, campaign);
  const session = SessionId.safeParse(params.session);
  if (!session.success) throw notFound();
  const page = await loadSummary(deps, viewer, only, session.data);
  return { page, now: deps.clock.now(), timeZone: viewer.timeZone, only: only?.key };
}

/** The end of a session: what opened, what got stronger, when to come back. */
export default function Done() {
  const { page, now, timeZone, only } = useLoaderData<typeof loader>();
  const asked = page.campaigns.flatMap(({ criteria }) => criteria).reduce((sum, one) => sum + one.asked, 0);
  const shut = page.campaigns.find(({ eligible }) => !eligible);
  return (
    <PracticeEnd>
      <div>
        <h1 className="ask">{summaryTitle(page.campaigns, now, timeZone)}</h1>
        <p className="mt-2 max-w-measure text-ink-2">
          {plural(asked, "answer")} kept. {afterwardsWords(page, now, timeZone)}
        </p>
      </div>
      {page.campaigns.map((campaign) => (
        <CampaignOutcome key={campaign.key} campaign={campaign} now={now} timeZone={timeZone} />
      ))}
      <div className="foot">
        <ButtonLink to={paths.today()} variant="primary" kbd="Enter">
          Back to today
        </ButtonLink>
        {page.left > 0 ? (
          <ButtonLink to={paths.practice()} variant="secondary">
            {`${only ? "Practise the rest" : "Go on"}: ${plural(page.left, "question")}`}
          </ButtonLink>
        ) : null}
        {shut ? (
          <ButtonLink to={`${paths.campaign(shut.key)}`} variant="quiet">
            {`Read up on ${shut.name}`}
          </ButtonLink>
        ) : null}
      </div>
    </PracticeEnd>
  );
}
