import { Card } from "#app/ui/frame/card.tsx";
import { Bulb } from "#app/ui/readiness/bulb.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { ReadinessLine } from "#app/ui/readiness/readiness-line.tsx";
import type { Summary } from "./pages.ts";
import { campaignFinding, criterionEnd, isStronger } from "./summary-words.ts";

/** How a campaign stood before and stands now, criterion by criterion. */
export function CampaignOutcome({
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
