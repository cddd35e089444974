import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { Routing } from "#app/domain/playbook/playbook.ts";
import type { RouteTaken } from "./routing.ts";

/** The first route whose condition is met; `unknown` is not met, so missing data ends at the default. */
export function routeFor(routing: Routing, lead: LeadFacts, at: number): RouteTaken {
  const index = routing.routes.findIndex((route) => evaluate(route.when, lead, at) === "met");
  const target = routing.routes[index] ?? routing.default;
  return { index: index < 0 ? null : index, pool: target.pool, strategy: target.strategy };
}

/** What a pool's name is resolved against: a rep's address and teams. */
interface Member {
  readonly id: string;
  readonly email: string;
  readonly teamKeys: readonly string[];
}

/**
 * Ids of the reps a pool consists of: an e-mail address means that person, the key of a team of the campaign means its
 * reps, any other name means everyone enrolled.
 */
export function poolMembers(
  pool: string,
  reps: readonly Member[],
  campaignTeams: readonly string[],
): ReadonlySet<string> {
  return new Set(reps.filter(membership(pool, reps, campaignTeams)).map((rep) => rep.id));
}

function membership(pool: string, reps: readonly Member[], campaignTeams: readonly string[]): (rep: Member) => boolean {
  if (pool.includes("@")) return (rep) => rep.email === pool.toLowerCase();
  const isTeam = campaignTeams.includes(pool) || reps.some((rep) => rep.teamKeys.includes(pool));
  return isTeam ? (rep) => rep.teamKeys.includes(pool) : () => true;
}
