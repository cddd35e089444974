import { plural, pluralWord } from "#app/ui/format.ts";
import { endWords } from "../end-words.ts";
import type { Summary } from "./pages.ts";

type Practised = Summary["campaigns"][number];

/** The finding of a session: what it opened and for how many leads, else what it lit, else what it made stronger. */
export function summaryTitle(campaigns: readonly Practised[], now: number, timeZone: string): string {
  const opened = campaigns.filter(({ levelBefore, level, via }) => via === "gate" && rank(level) > rank(levelBefore));
  const [first] = opened.toSorted((a, b) => rank(b.level) - rank(a.level) || b.waited - a.waited);
  if (first) {
    const until = first.until === null ? "" : ` until ${endWords(first.until, now, timeZone)}`;
    const more = opened.length > 1 ? `, and ${plural(opened.length - 1, "more campaign")} opened` : "";
    const is = first.level === "ready" ? "is green" : "is open for you";
    return `${first.name} ${is}${until}${more}${waitedWords(first.waited)}.`;
  }
  const criteria = campaigns.flatMap((campaign) => campaign.criteria);
  const lit = criteria.filter((criterion) => criterion.lit).length;
  if (lit > 0) return `${pluralWord(lit, "criterion", "criteria")} lit. You hold more than before.`;
  const stronger = criteria.filter(isStronger).length;
  if (stronger > 0) {
    return `${pluralWord(stronger, "criterion", "criteria")} got stronger, and ${stronger === 1 ? "lasts" : "last"} longer now.`;
  }
  const held = criteria.filter(({ until }) => until !== null).length;
  return held > 0 ? "Kept. What you know stays as it was." : "Done for now. The misses come back next time.";
}

/** "; 2 leads were waiting" */
function waitedWords(waited: number): string {
  return waited === 0 ? "" : `; ${plural(waited, "lead was", "leads were")} waiting`;
}

/** One campaign of the summary in a sentence or two: what follows for its leads, and what keeps it so. */
export function campaignFinding(campaign: Practised, now: number, timeZone: string): string {
  const { levelBefore, level, via, until, name, criteria } = campaign;
  const open = criteria.filter((criterion) => criterion.until === null).length;
  const end = until === null ? "" : ` until ${endWords(until, now, timeZone)}`;
  if (via === "waiver") return "A waiver keeps these leads coming; what you know is counted apart.";
  if (via === null) {
    return open > 0
      ? `${pluralWord(open, "criterion", "criteria")} asked today still ${open === 1 ? "needs" : "need"} right answers before ${name} leads come to you.`
      : `${name} leads go to others until the rest is held too.`;
  }
  if (level === "provisional") {
    return `Leads come to you${end}, a few at a time. Your next practice day keeps it so: right answers then make you ready.`;
  }
  return levelBefore === "ready"
    ? `You were ready and stay so${end}.`
    : `Leads come to you${end}, no longer a few at a time. Short practice before then keeps it so.`;
}

/** What a session did to one criterion: "until Thu 3 Dec; it was Mon 30 Nov". */
export function criterionEnd(criterion: Practised["criteria"][number], now: number, timeZone: string): string {
  const { until, untilBefore, right, asked } = criterion;
  if (until === null) return `right ${right} of ${asked}`;
  const end = endWords(until, now, timeZone);
  const before = isStronger(criterion) && untilBefore !== null ? endWords(untilBefore, now, timeZone) : null;
  return before === null || before === end ? `until ${end}` : `until ${end}; it was ${before}`;
}

/** Held before, and for longer now. */
export function isStronger({ until, untilBefore }: Practised["criteria"][number]): boolean {
  return until !== null && untilBefore !== null && until > untilBefore;
}

function rank(level: Practised["level"]): number {
  return level === "ready" ? 2 : level === "provisional" ? 1 : 0;
}
