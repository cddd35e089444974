import type { PublicationPlan } from "#app/domain/playbook/publication-plan.ts";
import type { GateQuestion, PendingRequirement } from "#app/domain/readiness/readiness.ts";
import { type JudgedMember, judgeMember, type Member, standingAt } from "./member.ts";

/** One rep as they are, and as the gate would ask them with another version published. */
export interface Affected {
  readonly without: Member;
  /** Asked from `publishAt` on; the new version is pending until `enforceFrom`. */
  readonly with: Member;
}

/** How one rep fares when the new version takes effect, if nobody practises until then. */
export interface Fate {
  readonly now: JudgedMember;
  /** From the publication on, while the version is pending. */
  readonly published: JudgedMember;
  /** When it takes effect: as if nothing were published, and with the new version. */
  readonly spared: JudgedMember;
  readonly judged: JudgedMember;
}

/** The question the gate is asked once a version is published: it replaces whatever was still pending then. */
export function questionWithVersion(
  question: GateQuestion | null,
  version: Omit<PendingRequirement, "from">,
  { publishAt, enforceFrom }: PublicationPlan,
): GateQuestion {
  const at = question?.at ?? publishAt;
  if (!question || enforceFrom <= at) {
    return { at, policy: version.policy, criteria: version.criteria, pending: null };
  }
  const { pending } = question;
  const { policy, criteria } = pending && pending.from <= publishAt ? pending : question;
  return { at, policy, criteria, pending: { ...version, from: enforceFrom } };
}

/** What becomes of each rep by a version, by the gate's own decision on both texts. */
export function fatesOf(people: readonly Affected[], plan: PublicationPlan, now: number): Fate[] {
  return people.map(({ without, with: next }) => ({
    now: judgeMember(without, now),
    published: judgeMember(next, plan.publishAt),
    spared: judgeMember(without, plan.enforceFrom),
    judged: judgeMember(next, plan.enforceFrom),
  }));
}

/** Eligible if nothing were published, and not by this version. */
export function loses({ spared, judged }: Fate): boolean {
  return spared.eligibility.eligible && !judged.eligibility.eligible;
}

/** Eligible by this version only. */
export function gains({ spared, judged }: Fate): boolean {
  return judged.eligibility.eligible && !spared.eligibility.eligible;
}

/** Whether somebody holds all of these criteria on the new text already. */
export function hasPractised({ judged }: Fate, criteria: readonly string[]): boolean {
  const held = new Set(
    (judged.readiness?.criteria ?? []).filter(({ verdict }) => verdict.kind === "held").map(({ key }) => key),
  );
  return criteria.length > 0 && criteria.every((key) => held.has(key));
}

/** Whether somebody may receive leads at a later instant, with the version published as planned and nobody practising. */
export function covers(fate: Fate, { publishAt, enforceFrom }: PublicationPlan, at: number): boolean {
  if (at < publishAt) return standingAt(fate.now, at) !== "none";
  return standingAt(at < enforceFrom ? fate.published : fate.judged, at) !== "none";
}
