import { ownRecord, type OwnRecord } from "#app/domain/memory/own-odds.ts";
import { listMemories } from "#app/stores/memories.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** How one rep's answers in a campaign compare with what everybody's curve foretold, in the words of their page. */
export async function foretoldOf(
  { db }: Pick<Deps, "db">,
  { campaignId, repId }: { campaignId: number; repId: string },
): Promise<OwnRecord> {
  const memories = await listMemories(db, { campaignId, repIds: [repId] });
  return ownRecord(memories.map(({ state }) => state.memory));
}
