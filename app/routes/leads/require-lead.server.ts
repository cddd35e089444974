import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { type Action, may, type Subject } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { forbidden, notFound } from "#app/http/responses.ts";
import { type Assignment, findOpenAssignment, hadLead } from "#app/stores/assignments.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findLead, type Lead } from "#app/stores/leads.ts";
import { findPeople, type NamedPerson } from "#app/stores/reps.ts";
import { campaignSubject } from "#app/stores/views/campaign-teams.ts";

export interface LeadHere {
  readonly viewer: Viewer;
  readonly lead: Lead;
  readonly campaign: Campaign;
  readonly subject: Subject;
  readonly assignment: Assignment | null;
  readonly owner: NamedPerson | null;
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The lead the address names, if the viewer may do this to it; somebody else's lead does not exist for them. */
export async function requireLead(
  { context, params, request }: Pick<LoaderFunctionArgs, "context" | "params" | "request">,
  action: Action,
): Promise<LeadHere> {
  const viewer = requireViewer(context, request);
  const { db } = context.deps;
  const lead = UUID.test(params.lead ?? "") ? await findLead(db, params.lead ?? "") : null;
  if (!lead) throw notFound("There is no such lead.");
  const campaign = await getCampaign(db, lead.campaignId);
  const assignment = await findOpenAssignment(db, lead.id);
  const owner = assignment ? ((await findPeople(db, [assignment.repId])).get(assignment.repId) ?? null) : null;
  const ofCampaign = await campaignSubject(db, campaign);
  const subject = { ...ofCampaign, personId: owner?.id, teamIds: owner?.teamIds ?? ofCampaign.teamIds };
  if (may(viewer, action, subject)) return { viewer, lead, campaign, subject, assignment, owner };
  if (may(viewer, "lead.view", subject)) throw forbidden("Only its owner works on a lead.");
  // Whoever had it comes back by an old tab or a mail, and knows that there is such a lead.
  const had = await hadLead(db, { leadId: lead.id, repId: viewer.id });
  throw notFound(had ? "This lead is not yours any more: it was handed back or passed on." : "There is no such lead.");
}
