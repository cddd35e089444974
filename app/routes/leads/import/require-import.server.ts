import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { notFound } from "#app/http/responses.ts";
import { type Campaign, getCampaign } from "#app/stores/campaigns.ts";
import { findLeadImport, type LeadImport } from "#app/stores/lead-imports.ts";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The import that the address names, for whoever may make leads. */
export async function requireImport({
  context,
  params,
  request,
}: Pick<LoaderFunctionArgs, "context" | "params" | "request">): Promise<{
  viewer: Viewer;
  found: LeadImport;
  campaign: Campaign;
}> {
  const viewer = requireMay(context, "lead.create", {}, request);
  const { db } = context.deps;
  const found = UUID.test(params.import ?? "") ? await findLeadImport(db, params.import ?? "") : null;
  if (!found) throw notFound("There is no such import.");
  return { viewer, found, campaign: await getCampaign(db, found.campaignId) };
}
