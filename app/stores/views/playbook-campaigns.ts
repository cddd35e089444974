import { sql } from "kysely";
import type { Scope } from "#app/auth/permissions.ts";
import { campaignInScope } from "#app/stores/views/campaign-scope.ts";
import type { Db } from "#db/client.ts";

export interface CampaignRow {
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly launchOn: string | null;
  readonly marketingOwner: string;
  readonly salesOwner: string;
  /** The version published last, and since when it counts; null before the first. */
  readonly version: { readonly number: number; readonly enforceFrom: number } | null;
  /** Reps of its teams, active ones. */
  readonly people: number;
  readonly proposalWaits: boolean;
}

/** Campaigns a viewer may see, by name. */
export async function listCampaignRows(db: Db, scope: Scope): Promise<CampaignRow[]> {
  const rows = await db
    .selectFrom("campaign")
    .innerJoin("person as marketing", "marketing.id", "campaign.marketingOwnerId")
    .innerJoin("person as sales", "sales.id", "campaign.salesOwnerId")
    .select((eb) => [
      "campaign.key",
      "campaign.name",
      "campaign.channel",
      "campaign.launchOn",
      "marketing.name as marketingOwner",
      "sales.name as salesOwner",
      // Pending, else in force; a cancelled version is neither.
      sql<number | null>`(select version from playbook where id = coalesce(next_playbook_id, playbook_id))`.as(
        "version",
      ),
      sql<Date | null>`(
        select coalesce(campaign.next_from, grace_end.ended_at, playbook.enforce_from)
        from playbook left join grace_end on grace_end.playbook_id = playbook.id
        where playbook.id = coalesce(campaign.next_playbook_id, campaign.playbook_id))`.as("enforceFrom"),
      eb
        .selectFrom("campaignTeam")
        .innerJoin("teamMember", "teamMember.teamId", "campaignTeam.teamId")
        .innerJoin("person", "person.id", "teamMember.personId")
        .select(sql<number>`count(distinct person.id)::int`.as("people"))
        .whereRef("campaignTeam.campaignId", "=", "campaign.id")
        .where("person.role", "=", "rep")
        .where("person.status", "=", "active")
        .as("people"),
      eb
        .exists(
          eb
            .selectFrom("proposal")
            .select("proposal.id")
            .whereRef("proposal.campaignId", "=", "campaign.id")
            .where("closedAt", "is", null),
        )
        .as("proposalWaits"),
    ])
    .where(campaignInScope(scope))
    .orderBy("campaign.name")
    .limit(500)
    .execute();
  return rows.map(({ version, enforceFrom, people, proposalWaits, ...row }) => ({
    ...row,
    version: version === null || enforceFrom === null ? null : { number: version, enforceFrom: enforceFrom.getTime() },
    people: people ?? 0,
    proposalWaits: Boolean(proposalWaits),
  }));
}
