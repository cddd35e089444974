import { formatAbout, formatDay, formatRecall, formatWhen, plural, pluralWord } from "#app/ui/format.ts";
import { farEndWords } from "./until-words.ts";
import type { HeldView, ReadinessView, WantedView } from "./pages.ts";
import type { Voice } from "./voice.ts";

/** Questions that the wanted criteria take, and the seconds. */
export function effortOf({ forecast, wanted }: Pick<ReadinessView, "forecast" | "wanted">): {
  questions: number;
  seconds: number;
} {
  const questions = forecast?.after.questions ?? wanted.reduce((sum, one) => sum + one.questions, 0);
  const seconds = wanted.reduce((sum, one) => sum + one.seconds, 0);
  return { questions, seconds };
}

/** The finding: what stands between this person and these leads, and how long it takes. */
export function readinessTitle(view: ReadinessView, voice: Voice, campaign: string, timeZone: string): string {
  const { sign, facts, wanted, reasons, version, at } = view;
  const end = sign.until === null ? "" : ` until ${farEndWords(sign.until, at, timeZone)}`;
  if (version === null) return `${campaign} has no playbook in force yet.`;
  if (!facts.active) return `${voice.subject} ${voice.be} not active in Greenroom.`;
  if (!facts.enrolled) return `${voice.subject} ${voice.be} not enrolled in ${campaign}.`;
  if (facts.suspension !== null) return `${voice.subject} ${voice.be} suspended from ${campaign} leads.`;
  if (sign.via === "waiver") return `A waiver lets ${voice.object} take ${campaign} leads${end}.`;
  if (sign.via === "gate") {
    return sign.level === "ready"
      ? `${voice.subject} ${voice.be} ready for ${campaign}${end}.`
      : `${voice.subject} ${voice.be} in for ${campaign}, a few leads at a time${end}.`;
  }
  if (wanted.length === 0) return reasons[0]?.message ?? `${campaign} leads go to others for now.`;
  const stand = `${pluralWord(wanted.length, "criterion stands", "criteria stand")} between ${voice.object} and these leads.`;
  return `${stand} ${capital(formatAbout(effortOf(view).seconds))}.`;
}

/** One or two sentences under the title: where it comes from, and what is fine. */
export function readinessLede(view: ReadinessView, voice: Voice): string | undefined {
  const { wanted, sign, total, heldCount, provisionalLimit, facts } = view;
  if (facts.suspension !== null) return `“${facts.suspension}” Practice goes on; leads come again once it is lifted.`;
  if (sign.via === "gate" && sign.level === "provisional") {
    const more = `${pluralWord(wanted.length, "criterion", "criteria")} to answer right on the next practice day: that keeps it so, and the limit goes.`;
    return `Up to ${provisionalLimit} open leads. ${more}`;
  }
  if (sign.via === "waiver" && facts.waiver)
    return `“${facts.waiver.reason}” It never counts as knowing: the criteria below still wait.`;
  if (sign.via === "gate")
    return heldCount === total
      ? "Every criterion is held."
      : `${plural(heldCount, "criterion", "criteria")} of ${total} held.`;
  const parts = [
    count(wanted, "changed", "changed in the playbook"),
    count(wanted, "never_answered", "not answered yet"),
    count(wanted, "recall_below_floor", "faded a little"),
    count(wanted, "overdue", "not come up for a long time"),
    count(wanted, "last_answer_wrong", "last answered another way than agreed"),
    count(wanted, "too_few_variants", "one right answer short"),
  ].filter((text) => text !== null);
  if (parts.length === 0) return undefined;
  const fine = heldCount === 0 ? "" : ` ${voice.subject} ${voice.hold} ${heldCount} of ${total}.`;
  return `${capital(parts.join(", "))}.${fine}`;
}

/** What one missing criterion needs: "Right on 0 of 2 variants since the change. Two questions, about 40 seconds." */
export function neededWords(view: WantedView, floor: number, now: number, timeZone: string): string {
  const effort = `${pluralWord(view.questions, "question")}, ${formatAbout(view.seconds)}.`;
  const { verdict } = view;
  switch (verdict.kind) {
    case "changed":
      return `Right on 0 of ${view.wantedVariants} variants since the change. ${effort}`;
    case "never_answered":
      return `Not answered yet; right on ${plural(view.wantedVariants, "variant")} lights it. ${effort}`;
    case "last_answer_wrong":
      return `The last answer was not the agreed one. Right on ${plural(view.wantedVariants, "variant")} in a row lights it again. ${effort}`;
    case "too_few_variants":
      return `Right on ${verdict.right} of ${verdict.wanted} variants in a row. ${effort}`;
    case "recall_below_floor":
      return `Predicted recall ${formatRecall(verdict.recall)}, the floor is ${formatRecall(floor)}. It crossed ${formatWhen(verdict.since, now, timeZone)}. ${effort}`;
    case "overdue":
      return `It has not come up since its day ${formatDay(verdict.since, timeZone)}. One right answer brings it back. ${effort}`;
    case "held":
      return `Right on ${plural(view.days, "day")} of ${view.wantedDays}. ${effort}`;
  }
}

/** What a held criterion rests on: "Right on 4 variants, 3 days". */
export function evidenceWords({ variants, days }: HeldView): string {
  return `Right on ${plural(variants, "variant")}, ${plural(days, "day")}`;
}

/** "Fit, critical. Last answered Fri 6 Nov, right" */
export function criterionMeta(view: HeldView, timeZone: string): string {
  const kind = `${capital(view.kind)}, ${view.importance}`;
  if (!view.lastAnswer) return kind;
  const { at, wasRight } = view.lastAnswer;
  return `${kind}. Last answered ${formatDay(at, timeZone)}, ${wasRight ? "right" : "not as agreed"}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(wanted: readonly WantedView[], kind: string, words: string): string | null {
  const found = wanted.filter(({ verdict }) => verdict.kind === kind).length;
  if (found === 0) return null;
  return `${pluralWord(found, "criterion", "criteria")} ${words}`.toLowerCase();
}
