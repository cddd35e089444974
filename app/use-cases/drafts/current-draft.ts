import { checkDeclaredChanges } from "#app/domain/playbook/changes.ts";
import { type PartName, type Parts, partsOf } from "#app/domain/playbook/parts.ts";
import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { type Draft, findOpenDraft } from "#app/stores/drafts.ts";
import { findLatestPlaybook } from "#app/stores/playbooks.ts";
import { findOpenProposal } from "#app/stores/proposals.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { readDraft } from "#app/use-cases/drafts/read-draft.ts";
import { fingerprint } from "#app/use-cases/playbook/content-hash.ts";
import type { Db } from "#db/client.ts";

export interface CurrentDraft {
  /** Null while nobody has changed anything since the last version. */
  readonly draft: Draft | null;
  readonly playbook: Playbook;
  readonly parts: Parts;
  /** The version published last; null before the first. */
  readonly latest: PublishedPlaybook | null;
  /** Which version the text began as; behind `latest.version` if somebody has published since. */
  readonly baseVersion: number;
  /** The proposal that waits for signatures; the next save closes it. */
  readonly offered: string | null;
  /** What stands between this text and signatures. */
  readonly problems: readonly Problem[];
  /** What a form keeps of a part it shows, to be told if that has changed meanwhile; "" for a part that isn't there. */
  readonly fingerprint: (part: PartName) => string;
}

/** The next version of a campaign as it stands now: its open draft, or else the last version; null if there is neither. */
export async function currentDraft(deps: Pick<Deps, "db">, campaignId: number): Promise<CurrentDraft | null> {
  return loadDraft(deps.db, campaignId);
}

/**
 * What anybody edits: the draft; with none open, the text that waits for signatures, if it is up to date; else the version
 * published last.
 */
export async function loadDraft(db: Db, campaignId: number): Promise<CurrentDraft | null> {
  const draft = await findOpenDraft(db, campaignId);
  const latest = (await findLatestPlaybook(db, campaignId))?.playbook ?? null;
  const open = await findOpenProposal(db, campaignId);
  const version = latest?.version ?? 0;
  const waiting = open?.baseVersion === version ? open.playbook : null;
  const text = waiting ?? (latest && withoutRevisions(latest));
  const read = draft ? readDraft(draft.content) : text && { playbook: text, problems: [] };
  if (!read) return null;
  const parts = partsOf(read.playbook);
  return {
    draft,
    playbook: read.playbook,
    parts,
    latest,
    baseVersion: draft?.baseVersion ?? version,
    offered: open?.id ?? null,
    problems: [...read.problems, ...checkDeclaredChanges(latest, read.playbook)],
    fingerprint: (part) => fingerprint(parts.get(part)),
  };
}

/** What was declared for an earlier change says nothing about the next one. */
function withoutRevisions({ version: _version, criteria, ...playbook }: PublishedPlaybook): Playbook {
  return {
    ...playbook,
    criteria: criteria.map(({ revision: _revision, change: _change, ...criterion }) => criterion),
  };
}
