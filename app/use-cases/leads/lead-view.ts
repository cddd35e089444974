import type { LeadScore } from "#app/domain/leads/score.ts";
import type { Stage } from "#app/domain/leads/lead.ts";
import type { LeftOut, RepName } from "#app/domain/routing/routing.ts";
import { type Assignment, findOpenAssignment } from "#app/stores/assignments.ts";
import { getCampaign } from "#app/stores/campaigns.ts";
import { findOpenHold } from "#app/stores/holds.ts";
import { findLead, type Lead } from "#app/stores/leads.ts";
import { findPerson } from "#app/stores/people.ts";
import type { Db } from "#db/client.ts";

/** A lead as the API answers it (CONTRACTS §3). Instants are epoch milliseconds. */
export interface LeadView extends LeadScore {
  readonly id: string;
  readonly externalId: string | null;
  readonly campaign: string;
  readonly stage: Stage;
}
export interface AssignmentView {
  readonly id: string;
  readonly rep: RepName;
  readonly assignedAt: number;
  /** The decision's id. */
  readonly decision: string;
  readonly via: "gate" | "waiver" | "fallback";
}
export interface HoldView {
  readonly since: number;
  readonly reasons: readonly LeftOut[];
  readonly escalatesAt: number;
}
export interface LeadStanding {
  readonly lead: LeadView;
  readonly assignment: AssignmentView | null;
  readonly hold: HoldView | null;
}

/** How a lead stands now: its score, and who has it or why nobody does. */
export async function getLeadStanding(db: Db, leadId: string): Promise<LeadStanding> {
  const lead = await findLead(db, leadId);
  if (!lead) throw new Error(`lead ${leadId} is gone`);
  const campaign = await getCampaign(db, lead.campaignId);
  const open = await findOpenAssignment(db, leadId);
  return {
    lead: leadView(lead, campaign.key),
    assignment: open && assignmentView(open, await nameOf(db, open.repId)),
    hold: lead.stage === "held" ? await holdView(db, leadId) : null,
  };
}

export function leadView({ id, externalId, stage, score }: Lead, campaign: string): LeadView {
  return { id, externalId, campaign, stage, ...score };
}

export function assignmentView({ id, assignedAt, decisionId, via }: Assignment, rep: RepName): AssignmentView {
  return { id, rep, assignedAt, decision: decisionId, via };
}

async function nameOf(db: Db, id: string): Promise<RepName> {
  const person = await findPerson(db, id);
  return { id, email: person?.email ?? "", name: person?.name ?? "" };
}

async function holdView(db: Db, leadId: string): Promise<HoldView | null> {
  const hold = await findOpenHold(db, leadId);
  return hold ? { since: hold.since, reasons: hold.reasons, escalatesAt: hold.escalatesAt } : null;
}
