import { formatWhen } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import type { PartProps, PastView } from "./pages.ts";
import type { Voice } from "./voice.ts";

/** Since when it is as it is, and what changed it each time; newest first. */
export function History({ view, voice, timeZone }: PartProps) {
  if (view.history.length === 0) return null;
  return (
    <Section title="Since when, and what changed it" aside="Filled dots: more leads than before">
      <Timeline
        now={view.at}
        timeZone={timeZone}
        countsWords="more leads than before"
        events={view.history.map((event) => ({
          key: event.key,
          at: event.at,
          title: titleOf(event, voice),
          text: causeWords(event, view.at, timeZone),
          counts: event.kind === "gate" ? event.eligible : event.level === "ready",
        }))}
      />
    </Section>
  );
}

/** "Leads came to you, a few at a time" · "Ready: the provisional limit is gone" · "Leads went to others" */
function titleOf({ kind, eligible, level }: PastView, voice: Voice): string {
  if (kind === "level") return LEVEL_TITLES[level];
  if (!eligible) return "Leads went to others";
  return `Leads came to ${voice.object}${level === "provisional" ? ", a few at a time" : ""}`;
}

/** Of what is known alone: a waiver may have let leads come all the same. */
const LEVEL_TITLES: Record<PastView["level"], string> = {
  ready: "Ready: the provisional limit is gone",
  provisional: "Provisional: another day makes ready",
  not_ready: "Not ready for a while",
};

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
    case "memory_model":
      return "The forgetting curve was fitted anew to everybody's answers.";
    case "waiver":
      return eligible ? "A waiver was given." : "A waiver was taken back.";
    case "standing":
      return "Enrolment, account, suspension or the playbook itself changed.";
  }
}
