import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { formatDay, formatRecall, isoInstant } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { RecallLegend } from "#app/ui/pictures/legend.tsx";
import { RecallCurve } from "#app/ui/pictures/recall-curve.tsx";
import { Bulb } from "#app/ui/readiness/bulb.tsx";
import type { HeldView, PartProps } from "./pages.ts";
import { capital, evidenceWords } from "./words.ts";

/** What is held, with the evidence, the curve and the day it would end; then what is open but in nobody's way. */
export function Held({ view, timeZone, campaign }: PartProps & { campaign: string }) {
  const { held, later, total, floor, at } = view;
  if (floor === null) return null;
  return (
    <>
      {held.length > 0 ? (
        <Section
          title={view.sign.level === "provisional" ? "Held besides" : `Held: ${held.length} of ${total}`}
          aside={<RecallLegend floor={formatRecall(floor)} />}
        >
          <Rows label="Criteria held">
            {held.map((criterion) => (
              <HeldRow key={criterion.key} criterion={criterion} now={at} timeZone={timeZone} campaign={campaign} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section title="Open, but in nobody’s way" aside="Standard criteria count together">
          <Rows label="Criteria not held that close nothing">
            {later.map((criterion) => (
              <li key={criterion.key} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4">
                <Bulb state={criterion.bulb} importance={criterion.importance} size={14} />
                <CriterionName criterion={criterion} campaign={campaign} />
                <span className="text-sm text-ink-3">
                  {criterion.lastAnswer
                    ? `Last answered ${formatDay(criterion.lastAnswer.at, timeZone)}`
                    : "Not answered yet"}
                </span>
              </li>
            ))}
          </Rows>
        </Section>
      ) : null}
    </>
  );
}

interface HeldRowProps {
  criterion: HeldView;
  now: number;
  timeZone: string;
  campaign: string;
}

function HeldRow({ criterion, now, timeZone, campaign }: HeldRowProps) {
  const { verdict, curve } = criterion;
  return (
    <li className="grid items-center gap-x-4 gap-y-2 [grid-template-columns:auto_minmax(0,1fr)_auto] md:[grid-template-columns:auto_minmax(0,1.3fr)_minmax(0,0.9fr)_13rem_8.5rem]">
      <Bulb state={criterion.bulb} importance={criterion.importance} size={14} />
      <CriterionName criterion={criterion} campaign={campaign} />
      <p className="text-sm text-ink-2 max-md:order-last max-md:col-start-2">{evidenceWords(criterion)}</p>
      <div className="max-md:order-last max-md:col-span-2 max-md:col-start-2 max-md:max-w-60">
        {curve ? <RecallCurve name={criterion.title} {...curve} now={now} timeZone={timeZone} /> : null}
      </div>
      <p className="text-end text-sm whitespace-nowrap text-ink-2">
        {verdict.kind === "held" ? (
          <>
            until{" "}
            <time dateTime={isoInstant(verdict.until)}>
              <b>{formatDay(verdict.until, timeZone)}</b>
            </time>
          </>
        ) : null}
      </p>
    </li>
  );
}

function CriterionName({ criterion, campaign }: { criterion: HeldView; campaign: string }) {
  return (
    <div className="min-w-0">
      <Link className="font-semibold hover:underline" to={`${paths.campaign(campaign)}#${criterion.key}`}>
        {criterion.title}
      </Link>
      <p className="text-sm text-ink-3">{`${capital(criterion.kind)}, ${criterion.importance}`}</p>
    </div>
  );
}
