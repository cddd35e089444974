import { assess, requirementAt } from "#app/domain/readiness/assess.ts";
import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import type { Eligibility, GateQuestion, Level, Readiness, Standing } from "#app/domain/readiness/readiness.ts";

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

/**
 * Whether a member is eligible at a later instant, and at which level, if nobody practised until then. Time alone takes a
 * level to not ready at its `until` and never changes it before or back, so only a pending version asks for a new look.
 */
export function standingAt(member: JudgedMember, at: number): "ready" | "provisional" | "waiver" | "none" {
  const { question, readiness, standing } = member;
  if (question === null || readiness === null) return "none";
  const { policy } = requirementAt(question, at);
  const level = question.pending ? assess(requirementAt(question, at), at).level : fadedLevel(readiness, at);
  const { eligible, via } = eligibilityOf({ ...readiness, level, until: null, reasons: [] }, standing, policy, at);
  if (!eligible) return "none";
  if (via === "waiver") return "waiver";
  return level === "ready" ? "ready" : "provisional";
}

function fadedLevel({ level, until }: Readiness, at: number): Level {
  return until === null || at < until ? level : "not_ready";
}
