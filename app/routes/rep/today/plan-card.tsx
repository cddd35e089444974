import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { Mirror } from "#app/ui/readiness/mirror.tsx";
import type { RepToday } from "./pages.ts";
import { effectWords, planLede, planTitle, restLede, restTitle } from "./words.ts";

interface PlanCardProps {
  today: RepToday;
  now: number;
  timeZone: string;
}

/** The one thing to do now, what it brings, and the mirror with a bulb for each criterion. */
export function PlanCard({ today, now, timeZone }: PlanCardProps) {
  const { plan, campaigns, next } = today;
  const bulbs = campaigns.flatMap((campaign) => campaign.bulbs);
  const waits = plan.questions > 0;
  return (
    <Card
      as="section"
      raised
      className={bulbs.length > 0 ? "grid items-center gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12" : ""}
    >
      <div>
        <h2 className="text-xl tracking-tight">{waits ? planTitle(plan) : restTitle(next, now, timeZone)}</h2>
        <p className="mt-2 max-w-measure text-ink-2">{waits ? planLede(today) : restLede(today)}</p>
        {waits ? <Effects today={today} now={now} timeZone={timeZone} /> : null}
        <PlanActions today={today} />
      </div>
      {bulbs.length > 0 ? (
        <div className="grid justify-items-center">
          <Mirror bulbs={bulbs} />
        </div>
      ) : null}
    </Card>
  );
}

function Effects({ today: { plan, campaigns }, now, timeZone }: PlanCardProps) {
  return (
    <ul className="mt-5 border-t border-line">
      {plan.byCampaign.map((part) => {
        const campaign = campaigns.find(({ key }) => key === part.key);
        return (
          <li
            key={part.key}
            className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-2.5 text-sm"
          >
            {campaign ? <Lamp {...campaign.sign} now={now} label={null} /> : <span />}
            <span>
              <b className="font-semibold">{campaign?.name ?? part.key}</b>{" "}
              <span className="text-ink-2">{effectWords(part, campaign, timeZone)}</span>
            </span>
            <span className="text-ink-3 tabular-nums">{plural(part.questions, "question")}</span>
          </li>
        );
      })}
    </ul>
  );
}

function PlanActions({ today: { plan, campaigns, resumes } }: { today: RepToday }) {
  const [first, ...others] = plan.byCampaign;
  if (!first) return null;
  const name = campaigns.find(({ key }) => key === first.key)?.name;
  return (
    <div className="mt-6 flex flex-wrap items-center gap-3">
      <ButtonLink to={resumes ? paths.practice() : paths.startPractice()} variant="primary">
        {resumes ? "Go on with practice" : "Start practice"}
      </ButtonLink>
      {others.length > 0 && name ? (
        <ButtonLink to={paths.startPractice({ campaign: first.key })} variant="quiet">
          {`Only ${name}`}
        </ButtonLink>
      ) : null}
    </div>
  );
}
