import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";

/** The condition, over `campaign`, of what a viewer may list: everything, or their teams' campaigns and those they own. */
export function campaignInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === "all") return sql<boolean>`true`;
  const teamIds = [...scope.teamIds];
  return sql<boolean>`(
    campaign.id in (select t.campaign_id from campaign_team t where t.team_id = any(${teamIds}::uuid[]))
    or ${scope.campaignOwnerId}::uuid in (campaign.marketing_owner_id, campaign.sales_owner_id)
  )`;
}
