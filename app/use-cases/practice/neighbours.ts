import { neighbourKeys } from "#app/domain/playbook/neighbour-keys.ts";
import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { type Campaign, inForceId } from "#app/stores/campaigns.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import type { Db } from "#db/client.ts";

/**
 * What is in force in the campaigns that these playbooks name, of those the rep is enrolled in: nobody is asked about
 * criteria that they don't practise, nor learns those of a campaign that isn't theirs. One without a version is left out.
 */
export async function loadNeighbours(
  db: Db,
  playbooks: readonly Playbook[],
  { enrolled, at }: { enrolled: readonly Campaign[]; at: number },
): Promise<PublishedPlaybook[]> {
  const wanted = new Set(playbooks.flatMap(neighbourKeys));
  if (wanted.size === 0) return [];
  const neighbours: PublishedPlaybook[] = [];
  for (const campaign of enrolled.filter(({ key }) => wanted.has(key))) {
    const id = inForceId(campaign, at);
    if (id !== null) neighbours.push((await getPlaybook(db, id)).playbook);
  }
  return neighbours;
}
