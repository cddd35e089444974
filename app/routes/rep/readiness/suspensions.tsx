import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { formatDay } from "#app/ui/format.ts";
import type { PartProps } from "./pages.ts";
import { isoDay, ReasonedForm } from "./reasoned-form.tsx";
import { ReasonedEnd, ReasonedList } from "./reasoned-list.tsx";
import { untilWords } from "./until-words.ts";

interface SuspensionsProps extends PartProps {
  maySuspend: boolean;
  /** What the last form came back with. */
  result: unknown;
}

/** What keeps somebody from leads whatever they know: the list, and for managers the form for one more. */
export function Suspensions({ view, voice, timeZone, maySuspend, result }: SuspensionsProps) {
  return (
    <ReasonedList
      id="suspensions"
      title="Suspensions"
      aside="No new leads, whatever is known or waived; practice goes on"
      empty={`${voice.subject} ${voice.have} had none here.`}
      form={
        maySuspend ? (
          <ReasonedForm
            key={view.suspensions.length}
            title={`Keep leads from ${voice.object}`}
            intent="suspend"
            result={result}
            reason={{
              label: "Why leads are kept back",
              hint: `${voice.subject} and routing read it with every answer.`,
            }}
            until={{
              label: "Last day, if you know it",
              hint: "Without one it holds until somebody lifts it.",
              min: isoDay(view.at, timeZone),
            }}
            submit="Suspend"
          >
            <Checkbox label="From the leads of every campaign" name="everywhere" />
          </ReasonedForm>
        ) : null
      }
      entries={view.suspensions.map((suspension) => ({
        key: suspension.id,
        reason: suspension.reason,
        words: wordsOf(suspension, view.at, timeZone),
        end: (
          <ReasonedEnd
            over={suspension.liftedAt === null ? null : "Lifted"}
            mayEnd={maySuspend}
            intent="lift"
            field={{ name: "suspension", value: suspension.id }}
            label={`Lift the suspension “${suspension.reason}”`}
          >
            Lift
          </ReasonedEnd>
        ),
      }))}
    />
  );
}

function wordsOf(suspension: SuspensionsProps["view"]["suspensions"][number], now: number, timeZone: string): string {
  const { suspendedByName, suspendedAt, campaignId, until, liftedAt } = suspension;
  const end =
    liftedAt !== null
      ? `Lifted ${formatDay(liftedAt, timeZone)}`
      : until === null
        ? "Until somebody lifts it"
        : `Until ${untilWords(until, now, timeZone)}`;
  const where = campaignId === null ? "All campaigns. " : "";
  return `${suspendedByName ?? "Somebody who has left"}, ${formatDay(suspendedAt, timeZone)}. ${where}${end}`;
}
