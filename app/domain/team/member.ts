import { assess, requirementAt } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import type { Eligibility, GateQuestion, Readiness, Standing } from "#app/domain/readiness/readiness.ts";

/** One rep of a campaign as a manager's pages see them; `question` is null while no playbook is in force. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** Leads they may be given in a day; null: no limit, so nobody can say how many. */
  readonly maxLeadsPerDay: number | null;
  readonly question: GateQuestion | null;
  readonly standing: Standing;
}

export interface JudgedMember extends Member {
  readonly readiness: Readiness | null;
  readonly eligibility: Eligibility;
}

/** The gate's own verdict on a member at an instant (epoch milliseconds). */
export function judgeMember(member: Member, at: number): JudgedMember {
  const { question, standing } = member;
  const readiness = question === null ? null : decide({ ...question, at });
  const policy = question === null ? null : requirementAt(question, at).policy;
  return { ...member, readiness, eligibility: eligibilityOf(readiness, standing, policy, at) };
}

/** Eligible at an instant, and at which level, if nobody practised until then: the verdict without its end and reasons. */
export function standingAt(member: Member, at: number): "ready" | "provisional" | "waiver" | "none" {
  const { question, standing } = member;
  if (question === null) return "none";
  const requirement = requirementAt(question, at);
  const { level, criteria, score } = assess(requirement, at);
  const readiness: Readiness = { level, criteria, score, until: null, reasons: [] };
  const { eligible, via } = eligibilityOf(readiness, standing, requirement.policy, at);
  if (!eligible) return "none";
  if (via === "waiver") return "waiver";
  return level === "ready" ? "ready" : "provisional";
}
