import { type Calibration, OVERDUE_DAYS } from "#app/domain/memory/calibration.ts";
import { formatNumber, formatPercent } from "#app/ui/format.ts";
import { Figures } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { overdueFinding, worthFinding } from "./findings.ts";

/** Whether the model says anything about a single answer, and what of neglected practice. */
export function Worth({ calibration }: { calibration: Calibration }) {
  const { logLoss, averageLogLoss, binError, overdue } = calibration;
  return (
    <>
      <Section title={worthFinding(calibration)}>
        <Figures
          items={[
            { value: logLoss.toFixed(3), label: "Log loss of the model" },
            { value: averageLogLoss.toFixed(3), label: "Log loss of always saying the average" },
            { value: `${(binError * 100).toFixed(1)} points`, label: "Typical error of a tenth" },
          ]}
        />
        <p className="mt-4 max-w-measure text-sm text-ink-3">
          Log loss is the surprise of an answer after its prediction: 0 would be foreseeing every one, 0.693 a coin’s
          throw. No model foresees a single answer well; the gate therefore asks for right answers too, never for a
          prediction alone.
        </p>
      </Section>
      <Section title={overdueFinding(overdue)}>
        <p className="max-w-measure text-sm text-ink-2">
          {overdue === null
            ? `The gate believes no prediction once practice is ${OVERDUE_DAYS} days overdue, as elsewhere models promise too much of what is neglected. As soon as somebody answers that late, this says how it is here.`
            : `${formatNumber(overdue.count)} answers were given ${OVERDUE_DAYS} days after practice fell due, or later; the true share lies between ${formatPercent(overdue.interval.low)} and ${formatPercent(overdue.interval.high)}. The gate believes no prediction by then and asks for an answer.`}
        </p>
      </Section>
    </>
  );
}
