import type { Viewer } from "#app/auth/viewer.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findPerson } from "#app/stores/people.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** Where a file's times may have been written: UTC, here, and where the campaign's owners are. */
export async function zonesFor({ db }: Pick<Deps, "db">, campaign: Campaign, viewer: Viewer): Promise<string[]> {
  const marketing = await findPerson(db, campaign.marketingOwnerId);
  const sales = await findPerson(db, campaign.salesOwnerId);
  const owners = [marketing, sales].flatMap((person) => person?.timeZone ?? []);
  return [...new Set(["UTC", viewer.timeZone, ...owners])];
}
