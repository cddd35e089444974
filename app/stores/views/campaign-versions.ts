import { getPlaybook, listChanges, listVersions, type VersionSummary } from "#app/stores/playbooks.ts";
import { type ChangeView, changeViews } from "#app/stores/views/campaign-changes.ts";
import type { Db } from "#db/client.ts";

export interface PublicationView extends Omit<VersionSummary, "id"> {
  readonly changes: readonly ChangeView[];
}

/** More than this is no longer news. */
const MOST_VERSIONS = 5;

/** The publications of a campaign after an instant, newest first, each against the version before it. Never the first. */
export async function listPublicationsSince(
  db: Db,
  { campaignId, since }: { campaignId: number; since: number },
): Promise<PublicationView[]> {
  const versions = await listVersions(db, campaignId);
  const news = versions
    .filter(({ publishedAt, version, dropped }) => publishedAt > since && version > 1 && !dropped)
    .slice(0, MOST_VERSIONS);
  const views: PublicationView[] = [];
  for (const { id, ...summary } of news) {
    const previous = versions.find(({ version }) => version === summary.baseVersion);
    const before = previous ? (await getPlaybook(db, previous.id)).playbook : null;
    const after = (await getPlaybook(db, id)).playbook;
    views.push({ ...summary, changes: changeViews(before, after, await listChanges(db, id)) });
  }
  return views;
}

/** The publication that last changed what a criterion means, of versions up to the one in force; null for the first text. */
export async function findLastChange(
  db: Db,
  { campaignId, criterion, upTo }: { campaignId: number; criterion: string; upTo: number },
): Promise<(Omit<PublicationView, "changes"> & { change: ChangeView }) | null> {
  const row = await db
    .selectFrom("playbookChange")
    .innerJoin("playbook", "playbook.id", "playbookChange.playbookId")
    .select(["playbook.id", "playbook.version"])
    .where("playbook.campaignId", "=", campaignId)
    .where("playbook.version", "<=", upTo)
    .where("playbook.version", ">", 1)
    .where("playbookChange.criterionKey", "=", criterion)
    .where("playbookChange.kind", "in", ["material", "new"])
    .orderBy("playbook.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const versions = await listVersions(db, campaignId);
  const current = versions.find(({ id }) => id === row.id);
  const previous = versions.find(({ version }) => version === current?.baseVersion);
  if (!current || !previous) return null;
  const changes = (await listChanges(db, row.id)).filter((change) => change.criterion === criterion);
  const before = (await getPlaybook(db, previous.id)).playbook;
  const after = (await getPlaybook(db, row.id)).playbook;
  const [change] = changeViews(before, after, changes);
  const { id: _id, ...summary } = current;
  return change ? { ...summary, change } : null;
}
