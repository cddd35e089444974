import { type Action, scopeOf } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import type { LeadScope } from "#app/stores/views/lead-scope.ts";

/** Which leads a viewer's lists may show: what the permission table says, as the queries ask for it. */
export function leadScopeOf(viewer: Viewer, action: Action = "lead.view"): LeadScope {
  const scope = scopeOf(viewer, action);
  return scope.kind === "all" ? scope : { kind: "person", id: viewer.id, managedTeamIds: scope.teamIds };
}
