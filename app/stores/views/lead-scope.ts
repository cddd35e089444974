import { sql, type RawBuilder } from "kysely";

/** Whose leads somebody may see. A manager also sees what waits in campaigns their teams are enrolled in. */
export type LeadScope =
  | { readonly kind: "all" }
  | { readonly kind: "person"; readonly id: string; readonly managedTeamIds: readonly string[] };

/** The condition of a scope, over `lead`, `campaign` and the open assignment `owner`. */
export function inScope(scope: LeadScope): RawBuilder<boolean> {
  if (scope.kind === "all") return sql<boolean>`true`;
  const teamIds = [...scope.managedTeamIds];
  return sql<boolean>`(
    owner.rep_id = ${scope.id}::uuid
    or ${scope.id}::uuid in (campaign.marketing_owner_id, campaign.sales_owner_id)
    or exists (select from team_member m where m.person_id = owner.rep_id and m.team_id = any(${teamIds}::uuid[]))
    or (owner.rep_id is null and exists (
      select from campaign_team t where t.campaign_id = campaign.id and t.team_id = any(${teamIds}::uuid[])
    ))
  )`;
}
