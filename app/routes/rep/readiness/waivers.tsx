import { formatDay } from "#app/ui/format.ts";
import type { PartProps } from "./pages.ts";
import { isoDay, ReasonedForm } from "./reasoned-form.tsx";
import { ReasonedEnd, ReasonedList } from "./reasoned-list.tsx";
import { untilWords } from "./until-words.ts";

interface WaiversProps extends PartProps {
  mayWaive: boolean;
  /** What the last form came back with. */
  result: unknown;
}

/** A manager's time-limited, reasoned permissions: the list of them, and for managers the form for one more. */
export function Waivers({ view, voice, timeZone, mayWaive, result }: WaiversProps) {
  const { waivers, at } = view;
  return (
    <ReasonedList
      id="waivers"
      title="Waivers"
      aside="Each makes eligible for a while; none counts as knowing"
      empty={`${voice.subject} ${voice.have} had none here.`}
      form={
        mayWaive ? (
          // A new one empties the form, so that a second press is not a second waiver.
          <ReasonedForm
            key={waivers.length}
            title={`Let ${voice.object} take leads for a while`}
            intent="grant"
            result={result}
            reason={{ label: "Reason", hint: "It is kept with the waiver and shown here." }}
            until={{ label: "Last day", required: true, min: isoDay(at, timeZone) }}
            submit="Give the waiver"
          />
        ) : null
      }
      entries={waivers.map((waiver) => ({
        key: waiver.id,
        reason: waiver.reason,
        words: `${waiver.grantedByName ?? "Somebody who has left"}, ${formatDay(waiver.grantedAt, timeZone)}. Until ${untilWords(waiver.until, at, timeZone)}`,
        end: (
          <ReasonedEnd
            over={waiver.revoked ? "Taken back" : waiver.until <= at ? "Over" : null}
            mayEnd={mayWaive}
            intent="revoke"
            field={{ name: "waiver", value: waiver.id }}
            label={`Take back the waiver “${waiver.reason}”`}
          >
            Take back
          </ReasonedEnd>
        ),
      }))}
    />
  );
}
