import type { MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import type { PracticeCampaign } from "#app/domain/practice/practice.ts";
import { DAILY_QUESTIONS } from "#app/domain/practice/session-size.ts";
import { seeded } from "#app/domain/questions/seeded.ts";
import { asBelieved } from "./true-memory.ts";
import { simulateRep, type RepPlan, type SimulatedRep } from "./simulate-rep.ts";

/** A Monday; which one makes no difference, and a fixed one keeps figures the same from day to day. */
const STARTS_AT = Date.UTC(2026, 0, 5);
/** A quarter: 13 weeks. */
const CALENDAR_DAYS = 91;

/** How a new hire practises whose policy is to be priced: every working day, five minutes at most. */
export function policyPlan(campaign: PracticeCampaign, policy: GatePolicy, model: MemoryModel): RepPlan {
  return {
    campaign: { ...campaign, policy },
    model,
    startsAt: STARTS_AT,
    calendarDays: CALENDAR_DAYS,
    cap: DAILY_QUESTIONS,
    attendance: 1,
  };
}

/**
 * One simulated new hire under a policy, who remembers as the scheduler believes. The same number is the same luck, so that
 * two policies are compared on the same people.
 */
export function newHire(plan: RepPlan, number: number): SimulatedRep {
  return simulateRep(plan, asBelieved(plan.model), seeded(`new hire ${number}`));
}
