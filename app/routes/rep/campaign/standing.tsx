import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { formatAbout, formatDay, formatWhen, plural } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Pips } from "#app/ui/pictures/pips.tsx";
import { BulbStrip } from "#app/ui/readiness/bulb-strip.tsx";
import { ReadinessLine } from "#app/ui/readiness/readiness-line.tsx";
import { campaignSentence } from "../today/words.ts";
import type { CoverView, MineView } from "./pages.ts";

interface Times {
  now: number;
  timeZone: string;
}

/** How the reader stands, in a card. */
export function Mine({ mine: { card, plan, next }, now, timeZone }: Times & { mine: MineView }) {
  return (
    <Card as="section" title="How you stand">
      <p>
        <ReadinessLine {...card.sign} since={card.since} now={now} timeZone={timeZone} />
      </p>
      <div className="mt-3">
        <BulbStrip bulbs={card.bulbs} />
      </div>
      <p className="mt-3 text-sm text-ink-2">{campaignSentence(card, plan.byCampaign[0], timeZone)}</p>
      <p className="mt-2 text-sm text-ink-3">
        {plan.questions > 0
          ? `${plural(plan.questions, "question")} now, ${formatAbout(plan.questions * 20)}.`
          : next
            ? `Nothing is due until ${formatWhen(next.at, now, timeZone)}.`
            : "Nothing is due."}
      </p>
    </Card>
  );
}

/** How the team stands, for those who answer for it. */
export function Cover({ cover, timeZone }: Times & { cover: CoverView }) {
  const covers = cover.ready + cover.provisional + cover.waived;
  return (
    <Card as="section" title="The team">
      <p>
        <Pips count={cover.ready} total={cover.enrolled} /> <span className="text-sm text-ink-3">ready</span>
      </p>
      <p className="mt-3 text-sm text-ink-2">
        {covers === 0
          ? "Nobody may take these leads now."
          : cover.coveredUntil === null
            ? "Covered."
            : `Covered until ${formatDay(cover.coveredUntil, timeZone)} if nobody practised.`}
        {cover.provisional > 0 ? ` ${cover.provisional} provisional.` : ""}
        {cover.waived > 0 ? ` ${cover.waived} by waiver.` : ""}
        {cover.holds > 0 ? ` ${plural(cover.holds, "lead")} held.` : ""}
      </p>
      <p className="mt-2 text-sm">
        <Link className="link" to={paths.team({ campaign: cover.key })}>
          Who is ready
        </Link>
      </p>
    </Card>
  );
}
