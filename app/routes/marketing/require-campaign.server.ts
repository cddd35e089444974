import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { type Action, may, maySome, type Subject } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { forbidden, notFound } from "#app/http/responses.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findCampaignForViewer } from "#app/stores/views/playbook-access.ts";

export interface CampaignHere {
  readonly viewer: Viewer;
  readonly campaign: Campaign;
  readonly subject: Subject;
}

/** The campaign the address names, if the viewer may do this to it; a campaign that isn't theirs does not exist for them. */
export async function requireCampaign(
  { context, params, request }: Pick<LoaderFunctionArgs, "context" | "params" | "request">,
  action: Action,
): Promise<CampaignHere> {
  const viewer = requireViewer(context, request);
  const found = await findCampaignForViewer(context.deps.db, params.key ?? "");
  if (found && may(viewer, action, found.subject)) return { viewer, ...found };
  // Whoever may see a playbook learns that proposing isn't theirs; nobody else learns that there is one.
  if (found && may(viewer, "playbook.view", found.subject)) throw forbidden();
  throw maySome(viewer, action) ? notFound("There is no such campaign.") : forbidden();
}
