import { type LevelChange, levelHistory, type PastVersion } from "#app/domain/readiness/level-history.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { LoggedAnswer } from "#app/stores/answers.ts";
import { getPlaybook, listVersions } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";

/** Further back a page says nothing that helps today. */
const TOLD_MS = 180 * DAY_MS;

/** When somebody rose and fell in a campaign over the last half year, oldest first, by the log and the model in use. */
export async function levelChanges(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { campaignId, answers }: { campaignId: number; answers: readonly LoggedAnswer[] },
): Promise<LevelChange[]> {
  const now = clock.now();
  const since = now - TOLD_MS;
  const model = await currentModel(db);
  return levelHistory({ model, answers, versions: await versionsSince(db, { campaignId, since, now }), since, now });
}

/** What was in force at an instant, and all that took effect since. */
async function versionsSince(
  db: Deps["db"],
  { campaignId, since, now }: { campaignId: number; since: number; now: number },
): Promise<PastVersion[]> {
  const enforced = (await listVersions(db, campaignId))
    .filter(({ dropped, enforceFrom }) => !dropped && enforceFrom <= now)
    .toSorted((a, b) => a.enforceFrom - b.enforceFrom || a.version - b.version);
  const first = Math.max(
    0,
    enforced.findLastIndex(({ enforceFrom }) => enforceFrom <= since),
  );
  const versions: PastVersion[] = [];
  for (const { id, version, enforceFrom } of enforced.slice(first)) {
    const { playbook } = await getPlaybook(db, id);
    versions.push({ from: enforceFrom, version, policy: playbook.gate, criteria: playbook.criteria });
  }
  return versions;
}
