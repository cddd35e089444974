import { formatAbout, formatDay, formatLongDay, formatWhen, plural, pluralWord } from "#app/ui/format.ts";
import type { RepToday } from "./pages.ts";

type Campaign = RepToday["campaigns"][number];
type CampaignPlan = RepToday["plan"]["byCampaign"][number];

/** "Good morning, Amara": by the wall clock of whoever is greeted. */
export function greeting(name: string, hour: number): string {
  const part = hour < 5 ? "Good night" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
  return `${part}, ${name.split(" ")[0] ?? name}`;
}

/** "Six questions, about two minutes" */
export function planTitle({ questions }: RepToday["plan"]): string {
  const about = formatAbout(questions * 20).replace(/\d+/, (digits) => SMALL[Number(digits)] ?? digits);
  return `${pluralWord(questions, "question")}, ${about}`;
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** What the questions are for: "The first three open the Throughput paper leads for you today. The rest keep what you have." */
export function planLede({ plan, campaigns }: RepToday): string {
  const [first] = plan.byCampaign;
  const reached = first?.reachedAfter ?? null;
  if (!first || reached === null) {
    return plan.byCampaign.some(({ effect }) => effect === "keeps")
      ? "They keep what you have, asked just before it would fade."
      : "A step towards the next level; the rest comes on another day.";
  }
  const name = nameOf(campaigns, first.key);
  const which =
    reached >= plan.questions
      ? reached === 1
        ? "It"
        : "They"
      : `The first ${reached === 1 ? "one" : (SMALL[reached] ?? reached)}`;
  const verb = (word: string) => (reached === 1 ? `${word}s` : word);
  const does =
    first.effect === "opens"
      ? isWaived(campaigns, first.key)
        ? `${verb("let")} you into the ${name} leads by what you know, without the waiver.`
        : `${verb("open")} the ${name} leads for you today.`
      : `${verb("make")} you ready for ${name}.`;
  const rest = plan.questions - reached;
  if (rest <= 0) return `${which} ${does}`;
  const others = plan.byCampaign.slice(1);
  const keeps = others.length > 0 && others.every(({ effect }) => effect === "keeps");
  return `${which} ${does} The rest ${rest === 1 ? "keeps" : "keep"} ${keeps ? "what you have" : "you moving"}.`
    .replace("keeps you moving", "takes you further")
    .replace("keep you moving", "take you further");
}

/** A waiver lets their leads in already; practice makes them theirs by right. */
function isWaived(campaigns: RepToday["campaigns"], key: string): boolean {
  return campaigns.some((campaign) => campaign.key === key && campaign.sign.via === "waiver");
}

/** What the plan does for one campaign: "opens its leads for you". */
export function effectWords({ effect }: CampaignPlan, campaign: Campaign | undefined, timeZone: string): string {
  if (effect === "opens" && campaign?.sign.via === "waiver") return "its leads by what you know, not by waiver";
  if (effect === "opens") return "opens its leads for you";
  if (effect === "to_ready") return "from provisional to ready";
  if (effect === "towards") return "a step towards its leads";
  const until = campaign?.sign.until ?? null;
  if (campaign?.sign.level === "ready" && until !== null) {
    return `keeps you ready past ${formatLongDay(until, timeZone).replace(/^\w+ /, "")}`;
  }
  return "keeps what you hold";
}

/** One sentence that says what happens next. */
export function campaignSentence(campaign: Campaign, plan: CampaignPlan | undefined, timeZone: string): string {
  const { sign, missing, unproven, fadesFirst, openLeads, heldLeads, provisionalLimit, state } = campaign;
  if (state === "no_playbook") return "Its playbook is being agreed. Practice starts when it is published.";
  if (state === "suspended") return "Leads are paused for you here. Your manager can say until when; practice goes on.";
  if (sign.via === "waiver") {
    const until = sign.until === null ? "" : ` until ${formatDay(sign.until, timeZone)}`;
    return `A waiver lets leads come${until}. Practice before then, and they keep coming.`;
  }
  if (sign.via === null && sign.level === "provisional")
    return "This campaign waits for a second day of right answers.";
  if (sign.via === null && missing > 0) {
    const waits = heldLeads === 0 ? "" : ` ${pluralWord(heldLeads, "lead waits", "leads wait")} for somebody ready.`;
    return `${pluralWord(missing, "criterion stands", "criteria stand")} between you and these leads.${waits}`;
  }
  if (sign.via === null) return "Something other than practice keeps these leads from you.";
  if (sign.level === "provisional") {
    const have = openLeads === 0 ? "you have none yet" : `you have ${openLeads}`;
    const next =
      plan?.effect === "to_ready"
        ? `${pluralWord(plan.questions, "right answer")} today ${plan.questions === 1 ? "makes" : "make"} you ready.`
        : `Your next practice day keeps it so and makes you ready: ${plural(unproven, "criterion", "criteria")} to prove.`;
    return `Up to ${provisionalLimit} open leads; ${have}. ${next}`;
  }
  return fadesFirst === null
    ? "Leads come to you."
    : `Leads come to you. “${fadesFirst}” fades first; one right answer keeps it.`;
}

/** Nothing to do now: says until when. */
export function restTitle(next: RepToday["next"], now: number, timeZone: string): string {
  return next ? `Nothing is due until ${formatWhen(next.at, now, timeZone)}` : "Nothing is due";
}

export function restLede({ next, campaigns }: RepToday): string {
  if (campaigns.length === 0) {
    return "You are in no campaign yet. An admin puts you in a team, and as soon as a campaign enrols it, its questions wait here.";
  }
  if (!next) return "As soon as a playbook is published for one of your campaigns, its questions wait here.";
  const why = next.why === "prove" ? "then asks for its second day" : "starts to fade then";
  return `“${next.title}” of ${nameOf(campaigns, next.campaign)} ${why}. Until then, the time is yours.`;
}

function nameOf(campaigns: readonly Campaign[], key: string): string {
  return campaigns.find((campaign) => campaign.key === key)?.name ?? key;
}

/** For the list of leads. */
export function touchWords(touches: number): string {
  return touches === 0 ? "first touch" : plural(touches, "touch", "touches");
}
