import { guessMapping } from "#app/domain/leads/import/guess-mapping.ts";
import type { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import type { ImportTable } from "#app/domain/leads/import/table.ts";
import { type WantedFacts, wantedFacts } from "#app/domain/leads/import/wanted-facts.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { versionInForce } from "#app/use-cases/routing/routing-context.ts";

/** What the campaign's rules ask about; nothing before the first version is in force. */
export async function wantedByCampaign(deps: Pick<Deps, "db" | "clock">, campaign: Campaign): Promise<WantedFacts> {
  const version = await versionInForce(deps.db, campaign, deps.clock.now());
  return version ? wantedFacts(version.playbook) : { attributes: [], events: [] };
}

/** A first mapping for a file nobody has described yet; what no column dates has happened on the day of the upload. */
export function suggestMapping(table: ImportTable, wanted: WantedFacts, uploadedAt: number): ImportMapping {
  const eventsAt = `${new Date(uploadedAt).toISOString().slice(0, 10)}T00:00:00Z`;
  return guessMapping({ table, wanted, eventsAt });
}
