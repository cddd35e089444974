import type { CriterionChange, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import { type Campaign, inForceId, pendingOf } from "#app/stores/campaigns.ts";
import { StoredPlaybook } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

export interface PlaybookVersion {
  readonly id: number;
  readonly campaignId: number;
  readonly version: number;
  readonly publishedAt: number;
  readonly publishedBy: string | null;
  readonly enforceFrom: number;
  readonly note: string | null;
  readonly contentHash: string;
  readonly playbook: PublishedPlaybook;
}

/** Versions that were read lately, by everything that tells one from another; a published version never changes. */
const recent = new Map<string, PlaybookVersion>();
const RECENT_AT_MOST = 100;

/** Reads a version; its content only if this process has not read it before, so that what is derived from it is kept. */
export async function getPlaybook(db: Db, id: number): Promise<PlaybookVersion> {
  const facts = await db
    .selectFrom("playbook")
    .select(["campaignId", "version", "contentHash", "publishedAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const key = [id, facts.campaignId, facts.version, facts.contentHash, facts.publishedAt.getTime()].join("/");
  const known = recent.get(key);
  if (known) return known;
  const row = await db.selectFrom("playbook").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const version = toVersion(row);
  const oldest = recent.size >= RECENT_AT_MOST ? recent.keys().next().value : undefined;
  if (oldest !== undefined) recent.delete(oldest);
  recent.set(key, version);
  return version;
}

export async function findPlaybookVersion(
  db: Db,
  { campaignId, version }: { campaignId: number; version: number },
): Promise<PlaybookVersion | null> {
  const row = await db
    .selectFrom("playbook")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ? toVersion(row) : null;
}

export async function findLatestPlaybook(db: Db, campaignId: number): Promise<PlaybookVersion | null> {
  const row = await db
    .selectFrom("playbook")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toVersion(row) : null;
}

/**
 * The version that a new text is compared with: the pending one, else the one in force. A version cancelled before it took
 * effect is neither, though its number is higher.
 */
export async function findCountingPlaybook(db: Db, campaign: Campaign, at: number): Promise<PlaybookVersion | null> {
  const id = pendingOf(campaign, at)?.id ?? inForceId(campaign, at);
  return id === null ? null : getPlaybook(db, id);
}

/** Versions published after one that counts, newest first: none of them ever took effect. */
export async function listPlaybooksAfter(
  db: Db,
  { campaignId, version, limit }: { campaignId: number; version: number; limit: number },
): Promise<PlaybookVersion[]> {
  const rows = await db
    .selectFrom("playbook")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where("version", ">", version)
    .orderBy("version", "desc")
    .limit(limit)
    .execute();
  return rows.map(toVersion);
}

/** The number of the version published last; 0 before the first. */
export async function findLastVersionNumber(db: Db, campaignId: number): Promise<number> {
  const row = await db
    .selectFrom("playbook")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("campaignId", "=", campaignId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export interface VersionSummary {
  readonly id: number;
  readonly version: number;
  readonly publishedAt: number;
  readonly enforceFrom: number;
  readonly note: string | null;
  readonly publishedByName: string | null;
}

/** Newest first. */
export async function listVersions(db: Db, campaignId: number): Promise<VersionSummary[]> {
  const rows = await db
    .selectFrom("playbook")
    .leftJoin("person", "person.id", "playbook.publishedBy")
    .select(["playbook.id", "version", "publishedAt", "enforceFrom", "note", "person.name as publishedByName"])
    .where("campaignId", "=", campaignId)
    .orderBy("version", "desc")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.getTime(),
    enforceFrom: row.enforceFrom.getTime(),
  }));
}

export async function listChanges(db: Db, playbookId: number): Promise<CriterionChange[]> {
  const rows = await db
    .selectFrom("playbookChange")
    .selectAll()
    .where("playbookId", "=", playbookId)
    .orderBy("criterionKey")
    .execute();
  return rows.map((row) => ({ criterion: row.criterionKey, kind: row.kind, parts: row.parts }));
}

/** The highest revision each criterion of a campaign ever had, retired ones included. */
export async function listLastRevisions(db: Db, campaignId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("playbookCriterion")
    .innerJoin("playbook", "playbook.id", "playbookCriterion.playbookId")
    .select((eb) => ["playbookCriterion.key", eb.fn.max("playbookCriterion.revision").as("revision")])
    .where("playbook.campaignId", "=", campaignId)
    .groupBy("playbookCriterion.key")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.key, row.revision]));
}

export interface NewPlaybookVersion {
  readonly campaignId: number;
  readonly playbook: PublishedPlaybook;
  readonly contentHash: string;
  readonly proposalId: string;
  readonly publishedBy: string | null;
  readonly publishedAt: number;
  readonly enforceFrom: number;
  readonly note: string | null;
  readonly changes: readonly CriterionChange[];
}

/** Inserts the version with its criteria and changes; answers its id. Nothing of it can ever be changed. */
export async function insertPlaybook(db: Db, version: NewPlaybookVersion): Promise<number> {
  const { id } = await db
    .insertInto("playbook")
    .values({
      campaignId: version.campaignId,
      version: version.playbook.version,
      content: JSON.stringify(version.playbook),
      contentHash: version.contentHash,
      proposalId: version.proposalId,
      publishedBy: version.publishedBy,
      publishedAt: new Date(version.publishedAt),
      enforceFrom: new Date(version.enforceFrom),
      note: version.note,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("playbookCriterion")
    .values(
      version.playbook.criteria.map((criterion, position) => ({
        playbookId: id,
        key: criterion.key,
        position,
        revision: criterion.revision,
        importance: criterion.importance,
      })),
    )
    .execute();
  if (version.changes.length > 0) {
    await db
      .insertInto("playbookChange")
      .values(
        version.changes.map((change) => ({
          playbookId: id,
          criterionKey: change.criterion,
          kind: change.kind,
          parts: [...change.parts],
        })),
      )
      .execute();
  }
  return id;
}

function toVersion(row: {
  id: number;
  campaignId: number;
  version: number;
  content: unknown;
  contentHash: string;
  publishedAt: Date;
  publishedBy: string | null;
  enforceFrom: Date;
  note: string | null;
}): PlaybookVersion {
  return {
    id: row.id,
    campaignId: row.campaignId,
    version: row.version,
    publishedAt: row.publishedAt.getTime(),
    publishedBy: row.publishedBy,
    enforceFrom: row.enforceFrom.getTime(),
    note: row.note,
    contentHash: row.contentHash,
    playbook: StoredPlaybook.parse(row.content),
  };
}
