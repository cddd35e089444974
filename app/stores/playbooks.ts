import type { CriterionChange, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
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

/** Versions that were read lately, by database and id: a published version never changes, and no id is ever used twice. */
const recent = new WeakMap<object, Map<number, PlaybookVersion>>();
const RECENT_AT_MOST = 100;

/** Reads a version, once in a process, so that what is derived from it is kept as well. */
export async function getPlaybook(db: Db, id: number): Promise<PlaybookVersion> {
  const known = recentOf(db);
  const found = known.get(id);
  if (found) return found;
  const row = await db.selectFrom("playbook").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const version = toVersion(row);
  const oldest = known.size >= RECENT_AT_MOST ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(id, version);
  return version;
}

/** A connection and all its transactions share one adapter, which stands for the database. */
function recentOf(db: Db): Map<number, PlaybookVersion> {
  const { adapter } = db.getExecutor();
  const known = recent.get(adapter) ?? new Map<number, PlaybookVersion>();
  recent.set(adapter, known);
  return known;
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

/**
 * The version that counts: pending or in force, and what a new text is compared with. One that was cancelled or replaced
 * before it took effect is not it, though its number may be higher.
 */
export async function findLatestPlaybook(db: Db, campaignId: number): Promise<PlaybookVersion | null> {
  const row = await db
    .selectFrom("playbook")
    .selectAll()
    .where("campaignId", "=", campaignId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("graceEnd")
            .select("graceEnd.kind")
            .whereRef("graceEnd.playbookId", "=", "playbook.id")
            .where("graceEnd.kind", "in", ["cancelled", "replaced"]),
        ),
      ),
    )
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toVersion(row) : null;
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
  /** Who wrote the note: the one who proposed the text, or the one who published it. */
  readonly noteByName: string | null;
  readonly publishedByName: string | null;
  /** The version it was written against; 0: the first text. */
  readonly baseVersion: number;
  /** It was cancelled or replaced before it took effect. */
  readonly dropped: boolean;
}

/** Newest first. `enforceFrom` is when it really took effect, or will. */
export async function listVersions(db: Db, campaignId: number): Promise<VersionSummary[]> {
  const rows = await db
    .selectFrom("playbook")
    .innerJoin("proposal", "proposal.id", "playbook.proposalId")
    .leftJoin("person as publisher", "publisher.id", "playbook.publishedBy")
    .leftJoin("person as author", "author.id", "proposal.proposedBy")
    .leftJoin("graceEnd", "graceEnd.playbookId", "playbook.id")
    .select([
      "playbook.id",
      "playbook.version",
      "playbook.publishedAt",
      "playbook.enforceFrom",
      "playbook.note",
      "proposal.note as proposalNote",
      "proposal.baseVersion",
      "publisher.name as publishedByName",
      "author.name as authorName",
      "graceEnd.kind as graceEnd",
      "graceEnd.endedAt as graceEndedAt",
    ])
    .where("playbook.campaignId", "=", campaignId)
    .orderBy("playbook.version", "desc")
    .limit(500)
    .execute();
  return rows.map(({ proposalNote, authorName, graceEnd, graceEndedAt, ...row }) => ({
    ...row,
    noteByName: row.note === proposalNote ? authorName : row.publishedByName,
    dropped: graceEnd === "cancelled" || graceEnd === "replaced",
    publishedAt: row.publishedAt.getTime(),
    enforceFrom: (graceEnd === "enforced" && graceEndedAt ? graceEndedAt : row.enforceFrom).getTime(),
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
