import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "../frame/card.tsx";
import { BulbStrip } from "./bulb-strip.tsx";
import type { BulbSign } from "./bulb.tsx";
import type { ReadinessSign } from "./lamp-shape.ts";
import { Lamp } from "./lamp.tsx";
import { ReadinessLine } from "./readiness-line.tsx";

interface CampaignCardProps {
  name: string;
  to: string;
  sign: ReadinessSign;
  since?: number | null | undefined;
  bulbs: readonly BulbSign[];
  now: number;
  timeZone: string;
  /** One or two sentences: what it means and what comes next. */
  children: ReactNode;
}

/** A rep's campaign: lamp, words, a bulb per criterion, what comes next. A list item for Grid. */
export function CampaignCard({ name, to, sign, since, bulbs, now, timeZone, children }: CampaignCardProps) {
  return (
    <Card as="li" className="relative grid content-between gap-4">
      <div className="flex items-center gap-4">
        <Lamp {...sign} now={now} size="l" label={null} />
        <div className="min-w-0">
          <h3 className="text-lg">
            <Link className="after:absolute after:inset-0 after:rounded-lg hover:underline" to={to}>
              {name}
            </Link>
          </h3>
          <p>
            <ReadinessLine {...sign} since={since} now={now} timeZone={timeZone} />
          </p>
        </div>
      </div>
      <BulbStrip bulbs={bulbs} />
      <div className="text-sm text-ink-2 [&_a]:relative">{children}</div>
    </Card>
  );
}
