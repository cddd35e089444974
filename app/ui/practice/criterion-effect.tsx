import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "../frame/card.tsx";
import { Bulb, type BulbSign } from "../readiness/bulb.tsx";

interface CriterionEffectProps {
  title: string;
  to: string;
  bulb: BulbSign;
  /** "critical, playbook version 7" */
  meta: string;
  /** A RecallCurve, or a lamp with its words. */
  picture?: ReactNode;
  /** What the answer did: "Held until Mon 21 Dec; it was Sat 5 Dec." */
  children: ReactNode;
}

/** What an answer did to its criterion; the only place of practice where colour speaks. */
export function CriterionEffect({ title, to, bulb, meta, picture, children }: CriterionEffectProps) {
  return (
    <Card className="grid items-center gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-2">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Bulb {...bulb} label={null} />
          <Link className="link font-semibold" to={to}>
            {title}
          </Link>
          <span className="text-sm text-ink-3">{meta}</span>
        </p>
        <div className="text-sm text-ink-2">{children}</div>
      </div>
      {picture ? <div className="min-w-0 sm:has-[.chart]:w-60">{picture}</div> : null}
    </Card>
  );
}
