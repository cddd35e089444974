import { formatWhen, plural, pluralWord } from "#app/ui/format.ts";
import { endWords } from "../end-words.ts";
import type { Nothing, Summary } from "./pages.ts";

type Practised = Summary["campaigns"][number];

/** The finding of a session: what it opened, else what it lit, else what it kept. */
export function summaryTitle(campaigns: readonly Practised[], now: number, timeZone: string): string {
  const opened = campaigns.filter(({ levelBefore, level, via }) => via === "gate" && rank(level) > rank(levelBefore));
  const [first] = opened.toSorted((a, b) => rank(b.level) - rank(a.level));
  if (first) {
    const until = first.until === null ? "" : ` until ${endWords(first.until, now, timeZone)}`;
    const more = opened.length > 1 ? `, and ${plural(opened.length - 1, "more campaign")} opened` : "";
    return first.level === "ready"
      ? `${first.name} is green${until}${more}.`
      : `${first.name} is open for you${until}${more}.`;
  }
  const lit = campaigns.flatMap(({ criteria }) => criteria).filter((criterion) => criterion.lit).length;
  if (lit > 0) return `${pluralWord(lit, "criterion", "criteria")} lit. You hold more than before.`;
  const held = campaigns.flatMap(({ criteria }) => criteria).filter(({ until }) => until !== null).length;
  return held > 0 ? "Kept. What you know will last longer now." : "Done for now. The misses come back next time.";
}

/** One campaign of the summary in a sentence. */
export function campaignFinding({ levelBefore, level, via, name, criteria }: Practised): string {
  const open = criteria.filter(({ until }) => until === null).length;
  if (via === "waiver") return "A waiver keeps these leads coming; what you know is counted apart.";
  if (via === null) {
    return open > 0
      ? `${pluralWord(open, "criterion", "criteria")} asked today still ${open === 1 ? "needs" : "need"} right answers before ${name} leads come to you.`
      : `${name} leads go to others until the rest is held too.`;
  }
  if (level === "provisional")
    return "Leads come to you from now on, a few at a time. Right answers on another day make you ready.";
  return levelBefore === "ready"
    ? "You were ready and stay so; the date has moved."
    : "Leads come to you from now on, without a limit.";
}

/** When to come back. */
export function nextWords({ next }: Pick<Summary | Nothing, "next">, now: number, timeZone: string): string {
  if (!next) return "Nothing else waits.";
  const why = next.why === "prove" ? "needs a right answer on another day" : "starts to fade";
  return `Next: ${formatWhen(next.at, now, timeZone)}, when “${next.title}” ${why}.`;
}

function rank(level: Practised["level"]): number {
  return level === "ready" ? 2 : level === "provisional" ? 1 : 0;
}
