import { decide } from "#app/domain/readiness/decide.ts";
import type { GateQuestion } from "#app/domain/readiness/readiness.ts";

/**
 * Whether somebody practises the pending version: as soon as it is public, so that nobody falls out when its hour comes. But
 * whoever the gate keeps out now practises what it asks for now, or no practice would let them in before that hour.
 */
export function practisesPending(question: GateQuestion): boolean {
  return question.pending !== null && decide({ ...question, pending: null }).level !== "not_ready";
}
