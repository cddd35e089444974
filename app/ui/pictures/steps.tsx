import type { ReactNode } from "react";
import { Lamp } from "../readiness/lamp.tsx";
import type { ReadinessSign } from "../readiness/lamp-shape.ts";

export interface Step {
  sign: ReadinessSign;
  /** "After these three: provisional" */
  title: string;
  text: ReactNode;
}

/** The way from here to ready, one lamp per step. */
export function Steps({ steps, now, label }: { steps: readonly Step[]; now: number; label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.title}>
          <Lamp {...step.sign} now={now} size="m" label={null} />
          <div>
            <b>{step.title}</b>
            <p className="text-sm text-ink-3">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
