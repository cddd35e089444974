import type { RoutingInputs } from "#app/domain/routing/decision.ts";
import { EMPTY_LEDGER } from "#app/domain/routing/ledger.ts";
import type { RepFacts, Verdict } from "#app/domain/routing/routing.ts";
import { NOW } from "./gate.ts";

export const READY: Verdict = { eligible: true, level: "ready", via: "gate", until: null, revision: 1, reasons: [] };
export const PROVISIONAL: Verdict = { ...READY, level: "provisional" };
export const NOT_READY: Verdict = {
  ...READY,
  eligible: false,
  level: "not_ready",
  via: null,
  reasons: [
    {
      code: "never_answered",
      criterion: "company-size",
      title: "Company size",
      message: "You have not answered “Company size” yet.",
      minutes: 1,
    },
  ],
};

/** A ready, free rep of the team `emea`; say only what differs. */
export function aRep(id: string, facts: Partial<RepFacts> = {}): RepFacts {
  return {
    id,
    email: `${id}@example.com`,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    timeZone: "Europe/Berlin",
    teamKeys: ["emea"],
    active: true,
    maxOpenLeads: null,
    maxLeadsPerDay: null,
    weight: 1,
    verdict: READY,
    openLeads: 0,
    openLeadsInCampaign: 0,
    leadsToday: 0,
    onLeaveUntil: null,
    hadThisLead: false,
    ...facts,
  };
}

export function someInputs(reps: readonly RepFacts[], rest: Partial<RoutingInputs> = {}): RoutingInputs {
  return {
    at: NOW,
    seed: 1,
    mode: { kind: "route" },
    route: { index: null, pool: "emea", strategy: "round_robin" },
    campaignTeams: ["emea"],
    provisionalOpenLeads: 3,
    calendar: "always",
    reps,
    ledger: EMPTY_LEDGER,
    ...rest,
  };
}
