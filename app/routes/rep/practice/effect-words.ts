import { pluralWord } from "#app/ui/format.ts";
import { endWords } from "../end-words.ts";
import type { Verdict } from "./pages.ts";

/** What the answer did to its criterion: "Held until Mon 21 Dec; it was Sat 5 Dec." */
export function criterionWords(effect: Verdict["effect"], now: number, timeZone: string): string {
  const { verdict, heldUntilBefore } = effect;
  if (verdict.kind === "held") {
    const until = endWords(verdict.until, now, timeZone);
    const before = heldUntilBefore === null ? null : endWords(heldUntilBefore, now, timeZone);
    const proof = verdict.proven || effect.importance === "standard" ? "" : " A right answer on another day proves it.";
    return `Held until ${until}${before === null || before === until ? "." : `; it was ${before}.`}${proof}`;
  }
  if (verdict.kind === "too_few_variants") {
    return `${pluralWord(effect.questionsToHold, "more right answer")}, worded differently, and it is lit.`;
  }
  const count = effect.questionsToHold;
  const again =
    heldUntilBefore === null
      ? count === 1
        ? "lights it"
        : "light it"
      : count === 1
        ? "lights it again"
        : "light it again";
  const come = count === 1 ? "It comes" : "They come";
  return `${pluralWord(count, "right answer")} ${again}. ${come} later in this session, worded differently.`;
}

/** What follows for the campaign's leads: "You stay ready for Summit until Thu 3 Dec." */
export function readinessWords(page: Verdict, now: number, timeZone: string): string {
  const { sign, campaign, missing, openLeads, fadesFirst } = page;
  const until = sign.until === null ? "" : ` until ${endWords(sign.until, now, timeZone)}`;
  if (sign.via === "waiver")
    return `A waiver lets you take ${campaign.name} leads${until}; what you know is still counted apart.`;
  if (sign.via === null) {
    if (missing === 0) return `${campaign.name} leads go to others for now.`;
    return `${pluralWord(missing, "criterion stands", "criteria stand")} between you and ${campaign.name} leads.`;
  }
  if (sign.level === "provisional") {
    return `You may take up to ${openLeads} open ${campaign.name} leads${until}; right answers on your next practice day keep it so and make you ready.`;
  }
  const next =
    fadesFirst === null || fadesFirst === page.effect.title ? "" : ` “${fadesFirst}” comes next and moves that date.`;
  return `You stay ready for ${campaign.name}${until}.${next}`;
}
