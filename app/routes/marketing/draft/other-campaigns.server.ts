import { listCampaigns } from "#app/stores/campaigns.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** The campaigns that one could be mistaken for, by name. */
export async function otherCampaigns({ db }: Pick<Deps, "db">, key: string): Promise<{ key: string; name: string }[]> {
  const campaigns = await listCampaigns(db);
  return campaigns.filter((one) => one.key !== key).map((one) => ({ key: one.key, name: one.name }));
}
