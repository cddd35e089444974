import type { ReactNode } from "react";
import { Bulb, type BulbSign } from "./bulb.tsx";

interface CriterionRowProps {
  title: ReactNode;
  /** "Fit, critical" */
  meta: string;
  bulb: BulbSign;
  /** "Right on 4 variants, 3 days" */
  evidence: ReactNode;
  /** A small RecallCurve. */
  curve?: ReactNode;
  /** "Mon 7 Dec" */
  until?: string | null | undefined;
}

/** One criterion somebody holds, for Rows: what, how it was shown, its curve and its day. */
export function CriterionRow({ title, meta, bulb, evidence, curve, until }: CriterionRowProps) {
  return (
    <li className="criterion">
      <Bulb {...bulb} size={18} />
      <div className="criterion-what">
        <b>{title}</b>
        <p className="text-sm text-ink-3">{meta}</p>
      </div>
      <p className="criterion-evidence text-sm text-ink-2">{evidence}</p>
      <div className="criterion-curve">{curve}</div>
      <p className="criterion-until text-sm">
        {until ? (
          <>
            <span className="text-ink-3">until</span> <b className="whitespace-nowrap tabular-nums">{until}</b>
          </>
        ) : null}
      </p>
    </li>
  );
}
