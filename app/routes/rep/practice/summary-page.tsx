import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Bulb } from "#app/ui/readiness/bulb.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { ReadinessLine } from "#app/ui/readiness/readiness-line.tsx";
import type { PageProps, Summary } from "./pages.ts";
import { PracticeEnd } from "./practice-end.tsx";
import { campaignFinding, criterionEnd, isStronger, nextWords, summaryTitle } from "./summary-words.ts";

/** The end of a session: what opened, what got stronger, when to come back. */
export function SummaryPage({ page, now, timeZone, only }: PageProps<Summary>) {
  const asked = page.campaigns.flatMap(({ criteria }) => criteria).reduce((sum, one) => sum + one.asked, 0);
  const shut = page.campaigns.find(({ eligible }) => !eligible);
  return (
    <PracticeEnd>
      <div>
        <h1 className="ask">{summaryTitle(page.campaigns, now, timeZone)}</h1>
        <p className="mt-2 max-w-measure text-ink-2">
          {plural(asked, "answer")} kept. {nextWords(page, now, timeZone)}
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

function CampaignOutcome({
  campaign,
  now,
  timeZone,
}: {
  campaign: Summary["campaigns"][number];
  now: number;
  timeZone: string;
}) {
  const { name, level, via, until, criteria } = campaign;
  const sign = { level, via, until };
  return (
    <Card as="section">
      <div className="flex items-center gap-4">
        <Lamp {...sign} now={now} size="l" label={null} />
        <div>
          <h2 className="text-lg">{name}</h2>
          <ReadinessLine {...sign} now={now} timeZone={timeZone} />
        </div>
      </div>
      <p className="mt-3 max-w-measure text-sm text-ink-2">{campaignFinding(campaign, now, timeZone)}</p>
      <ul className="mt-4 grid gap-0 border-t border-line text-sm">
        {criteria.map((criterion) => (
          <li
            key={criterion.key}
            className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-2.5 last:border-b-0"
          >
            <Bulb state={criterion.bulb} importance={criterion.importance} />
            <span>
              {criterion.title}{" "}
              {criterion.lit ? (
                <span className="text-go-text">lit</span>
              ) : isStronger(criterion) ? (
                <span className="text-ink-2">stronger</span>
              ) : null}
            </span>
            <span className="text-end text-ink-3 tabular-nums max-sm:max-w-32">
              {criterionEnd(criterion, now, timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
