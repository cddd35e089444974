import { formatWhen } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import type { PartProps, PastView } from "./pages.ts";

/** Since when it is as it is, and what changed it each time; newest first. */
export function History({ view, voice, timeZone }: PartProps) {
  if (view.history.length === 0) return null;
  return (
    <Section title="Since when, and what changed it" aside="Filled dots: the gate opened">
      <Timeline
        now={view.at}
        timeZone={timeZone}
        countsWords="the gate opened"
        events={view.history.map((event) => ({
          key: String(event.id),
          at: event.at,
          title: event.eligible ? `Leads came to ${voice.object}` : "Leads went to others",
          text: causeWords(event, view.at, timeZone),
          counts: event.eligible,
        }))}
      />
    </Section>
  );
}

function causeWords({ cause, eligible }: PastView, now: number, timeZone: string): string {
  switch (cause.kind) {
    case "answer":
      return `${cause.correct ? "A right answer" : "An answer that was not the agreed one"}: “${cause.title}”.`;
    case "taken_back":
      return `An answer was taken back: “${cause.title}”.`;
    case "time":
      return `What was known or allowed had run out ${formatWhen(cause.at, now, timeZone)}.`;
    case "version":
      return `Playbook version ${cause.version} took effect.`;
    case "waiver":
      return eligible ? "A waiver was given." : "A waiver was taken back.";
    case "standing":
      return "Enrolment, account, suspension or the playbook itself changed.";
  }
}
