import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { formatDay } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Grid, Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { RecallCurve } from "#app/ui/pictures/recall-curve.tsx";
import { Bulb, BULB_WORDS } from "#app/ui/readiness/bulb.tsx";
import { ChangedWords } from "../campaign/changes.tsx";
import type { PartProps, WantedView } from "./pages.ts";
import { criterionMeta, neededWords } from "./words.ts";

/** Exactly the criteria in the way, each with what it needs. */
export function Wanted({ view, timeZone, campaign }: PartProps & { campaign: string }) {
  const { wanted, floor, at, reasons, facts } = view;
  if (wanted.length === 0 || floor === null) return null;
  // A card where there is something to see: a change, or a curve. The rest is a list.
  const shown = wanted.filter(({ verdict }) => verdict.kind !== "never_answered" && verdict.kind !== "held");
  const listed = wanted.filter((criterion) => !shown.includes(criterion));
  const score = reasons.find(({ code }) => code === "score_below_pass");
  return (
    <Section title={view.sign.level === "provisional" ? "To prove on another day" : "Missing"}>
      {score && facts.enrolled ? <p className="-mt-2 mb-4 max-w-measure text-sm text-ink-2">{score.message}</p> : null}
      {shown.length > 0 ? (
        <Grid>
          {shown.map((criterion) => (
            <WantedCard
              key={criterion.key}
              criterion={criterion}
              floor={floor}
              now={at}
              timeZone={timeZone}
              campaign={campaign}
            />
          ))}
        </Grid>
      ) : null}
      {listed.length > 0 ? (
        <div className={shown.length > 0 ? "mt-4" : ""}>
          <Rows label="Criteria that wait for right answers">
            {listed.map((criterion) => (
              <WantedRow
                key={criterion.key}
                criterion={criterion}
                floor={floor}
                now={at}
                timeZone={timeZone}
                campaign={campaign}
              />
            ))}
          </Rows>
        </div>
      ) : null}
    </Section>
  );
}

interface WantedCardProps {
  criterion: WantedView;
  floor: number;
  now: number;
  timeZone: string;
  campaign: string;
}

function WantedRow({ criterion, floor, now, timeZone, campaign }: WantedCardProps) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 md:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)]">
      <Bulb
        state={criterion.bulb === "never" ? "not_held" : criterion.bulb}
        importance={criterion.importance}
        size={14}
        label={BULB_WORDS[criterion.bulb]}
      />
      <div className="min-w-0">
        <Link className="font-semibold hover:underline" to={`${paths.campaign(campaign)}#${criterion.key}`}>
          {criterion.title}
        </Link>
        <p className="text-sm text-ink-3">{criterionMeta(criterion, timeZone)}</p>
      </div>
      <p className="text-sm text-ink-2 max-md:col-start-2">{neededWords(criterion, floor, now, timeZone)}</p>
    </li>
  );
}

function WantedCard({ criterion, floor, now, timeZone, campaign }: WantedCardProps) {
  const { changed, curve } = criterion;
  return (
    <Card as="li" className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3">
        <Bulb state={criterion.bulb} importance={criterion.importance} size={14} />
        <div>
          <h3>
            <Link className="hover:underline" to={`${paths.campaign(campaign)}#${criterion.key}`}>
              {criterion.title}
            </Link>
          </h3>
          <p className="text-sm text-ink-3">
            {changed
              ? `${criterionMeta({ ...criterion, lastAnswer: null }, timeZone)}. Changed on ${formatDay(changed.publishedAt, timeZone)}, version ${changed.version}`
              : criterionMeta(criterion, timeZone)}
          </p>
        </div>
      </div>
      {changed ? (
        <div>
          <ChangedWords change={changed.change} />
          <p className="mt-2 text-sm text-ink-2">
            {changed.note ? `${changed.noteByName ? `${changed.noteByName}: ` : ""}“${changed.note}” ` : ""}
            What was known of the old text doesn’t count for this one.
          </p>
        </div>
      ) : curve ? (
        <RecallCurve name={criterion.title} {...curve} now={now} timeZone={timeZone} size="large" />
      ) : null}
      <p className="mt-auto rounded-md bg-sunken px-4 py-3 text-sm text-ink-2">
        {neededWords(criterion, floor, now, timeZone)}
      </p>
    </Card>
  );
}
