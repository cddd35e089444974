import { isBusinessTime } from "#app/domain/sla/business-hours.ts";
import type { LeftOut, LeftOutCode, RepFacts } from "./routing.ts";

/** What filters reps, beside what is known of each. */
export interface CandidateRules {
  readonly at: number;
  /** Ids of the reps among whom the route distributes. */
  readonly members: ReadonlySet<string>;
  readonly provisionalOpenLeads: number;
  /** True: reps at work now go before reps whose day is over (DESIGN §4, availability). */
  readonly preferWorkingHours: boolean;
}

export interface Candidates {
  readonly candidates: readonly RepFacts[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Who may get the lead, and why each other rep may not. Working hours only order: if nobody is at work, everybody who
 * passes the rest stays a candidate, because a lead assigned overnight has an owner in the morning.
 */
export function selectCandidates(reps: readonly RepFacts[], rules: CandidateRules): Candidates {
  const judged = reps.map((rep) => ({ rep, leftOut: whyLeftOut(rep, rules) }));
  const candidates = judged.filter((one) => one.leftOut === null).map((one) => one.rep);
  const leftOut = judged.flatMap((one) => (one.leftOut ? [one.leftOut] : []));
  if (!rules.preferWorkingHours) return { candidates, leftOut };

  const atWork = candidates.filter((rep) => isBusinessTime(rules.at, rep.timeZone));
  if (atWork.length === 0 || atWork.length === candidates.length) return { candidates, leftOut };
  const off = candidates.filter((rep) => !atWork.includes(rep));
  const late = off.map((rep) =>
    leaveOut(rep, "outside_hours", `It is outside ${rep.name}'s working hours; others are at work.`),
  );
  return { candidates: atWork, leftOut: [...leftOut, ...late] };
}

/** Why this one rep may not get the lead, or null if they may. The gate is named before anything administrative. */
export function whyLeftOut(rep: RepFacts, rules: Omit<CandidateRules, "preferWorkingHours">): LeftOut | null {
  if (!rules.members.has(rep.id)) return leaveOut(rep, "not_in_pool", `${rep.name} is not in the pool of this route.`);
  if (!rep.active) return leaveOut(rep, "inactive", `${rep.name}'s account is deactivated.`);
  if (rep.hadThisLead) return leaveOut(rep, "previously_assigned", `${rep.name} has already had this lead.`);
  if (!rep.verdict.eligible) return notReady(rep);
  if (rep.onLeaveUntil !== null) return leaveOut(rep, "on_leave", `${rep.name} is on leave.`);
  return whyFull(rep, rules.provisionalOpenLeads);
}

/** Which limit the rep has reached, or null. */
function whyFull(rep: RepFacts, provisionalOpenLeads: number): LeftOut | null {
  const onlyProvisional = rep.verdict.level === "provisional" && rep.verdict.via === "gate";
  if (onlyProvisional && rep.openLeadsInCampaign >= provisionalOpenLeads) {
    const text = `${rep.name} is provisional and has the ${provisionalOpenLeads} open leads that this allows.`;
    return leaveOut(rep, "provisional_cap", text);
  }
  if (rep.maxOpenLeads !== null && rep.openLeads >= rep.maxOpenLeads) {
    return leaveOut(rep, "at_open_cap", `${rep.name} has ${rep.openLeads} of at most ${rep.maxOpenLeads} open leads.`);
  }
  if (rep.maxLeadsPerDay !== null && rep.leadsToday >= rep.maxLeadsPerDay) {
    return leaveOut(
      rep,
      "at_daily_cap",
      `${rep.name} has had ${rep.leadsToday} of at most ${rep.maxLeadsPerDay} leads today.`,
    );
  }
  return null;
}

/** How many criteria are named before the rest is only counted. */
const NAMED = 2;

/** Said about the rep to somebody else; what the gate tells the rep themselves goes along as `reasons`. */
function notReady(rep: RepFacts): LeftOut {
  const { reasons } = rep.verdict;
  const missing = reasons.flatMap(({ criterion, title }) =>
    criterion === undefined ? [] : [`“${title ?? criterion}”`],
  );
  const administrative = reasons.find(({ criterion }) => criterion === undefined);
  const message =
    missing.length > 0
      ? `${rep.name} is not ready: ${listed(missing)} not held.`
      : `${rep.name} is not eligible${administrative ? `: ${administrative.message}` : "."}`;
  return { ...leaveOut(rep, "not_ready", message), reasons };
}

function listed(titles: readonly string[]): string {
  const more = titles.length - NAMED;
  const named = titles.slice(0, NAMED).join(more > 0 ? ", " : " and ");
  return more > 0 ? `${named} and ${more} more` : named;
}

export function leaveOut(rep: RepFacts, code: LeftOutCode, message: string): LeftOut {
  return { rep: { id: rep.id, email: rep.email, name: rep.name }, code, message };
}
