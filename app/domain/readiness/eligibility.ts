import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import type { Eligibility, Readiness, Reason, Standing } from "./readiness.ts";

/**
 * What routing asks for: readiness plus the administrative facts. Someone inactive, suspended or not enrolled is never
 * eligible, nor is anyone without a playbook in force. A waiver opens what the gate doesn't; it leaves the level at what
 * the rep knows. While the gate itself opens, `until` is the gate's: after it, the waiver answers.
 *
 * @param readiness null if no playbook is in force at `at` (epoch milliseconds)
 */
export function eligibilityOf(
  readiness: Readiness | null,
  standing: Standing,
  policy: GatePolicy | null,
  at: number,
): Eligibility {
  const level = readiness?.level ?? "not_ready";
  const known = readiness?.reasons ?? [];
  const barred = administrativeReasons(standing);
  if (!readiness || !policy) return notEligible(level, [...barred, NO_PLAYBOOK, ...known]);
  if (barred.length > 0) return notEligible(level, [...barred, ...known]);
  if (gateOpens(readiness, policy)) {
    return { eligible: true, level, via: "gate", until: readiness.until, reasons: known };
  }

  const { waiver } = standing;
  const gateReasons = level === "provisional" ? [SWITCHED_OFF, ...known] : known;
  if (!waiver || at >= waiver.until) return notEligible(level, gateReasons);
  const waived: Reason = { code: "waived", message: `A waiver is in force: ${waiver.reason}` };
  return { eligible: true, level, via: "waiver", until: waiver.until, reasons: [waived, ...gateReasons] };
}

const NO_PLAYBOOK: Reason = { code: "no_playbook", message: "This campaign has no playbook in force yet." };
const SWITCHED_OFF: Reason = {
  code: "provisional_switched_off",
  message: "This campaign gives leads only to those who have shown every critical criterion on enough days.",
};

function gateOpens({ level }: Readiness, policy: GatePolicy): boolean {
  return level === "ready" || (level === "provisional" && policy.provisionalOpenLeads > 0);
}

function administrativeReasons({ active, enrolled, suspension }: Standing): readonly Reason[] {
  const reasons: Reason[] = [];
  if (!active) reasons.push({ code: "inactive", message: "This account is not active." });
  if (!enrolled) reasons.push({ code: "not_enrolled", message: "Not enrolled in this campaign." });
  if (suspension) reasons.push({ code: "suspended", message: `Suspended from leads: ${suspension.reason}` });
  return reasons;
}

function notEligible(level: Eligibility["level"], reasons: readonly Reason[]): Eligibility {
  return { eligible: false, level, via: null, until: null, reasons };
}
