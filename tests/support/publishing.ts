import { sql } from "kysely";
import { contentHash } from "#app/use-cases/playbook/content-hash.ts";
import { StoredPlaybook } from "#app/stores/stored-json.ts";
import type { Db } from "#db/client.ts";

/** Each version as it was first seen, by campaign and number. */
export type SeenVersions = Map<string, string>;

/**
 * R10 from the database alone: versions are 1, 2, 3… without a gap, each says what it always said, each has both
 * signatures of exactly its text, made before it was published; a cancelled one is never in force.
 */
export async function findPublishingViolations(db: Db, seen: SeenVersions): Promise<string[]> {
  const { rows } = await sql<{
    id: number;
    campaignId: number;
    version: number;
    content: unknown;
    contentHash: string;
    signed: number;
    inForce: boolean;
    dropped: boolean;
  }>`
    select p.id, p.campaign_id, p.version, p.content, p.content_hash,
      (select count(distinct s.capacity)::int from signature s
       where s.proposal_id = p.proposal_id and s.content_hash = p.content_hash and s.signed_at <= p.published_at) as signed,
      exists (select from campaign c where p.id in (c.playbook_id, c.next_playbook_id)) as in_force,
      exists (select from grace_end e where e.playbook_id = p.id and e.kind in ('cancelled', 'replaced')) as dropped
    from playbook p order by p.campaign_id, p.version`.execute(db);
  const violations: string[] = [];
  const next = new Map<number, number>();
  for (const row of rows) {
    const name = `version ${row.version} of campaign ${row.campaignId}`;
    const expected = next.get(row.campaignId) ?? 1;
    if (row.version !== expected) violations.push(`${name}: expected ${expected}`);
    next.set(row.campaignId, row.version + 1);
    const text = JSON.stringify(row.content);
    const first = seen.get(name);
    if (first !== undefined && first !== text) violations.push(`${name} says something else than before`);
    seen.set(name, first ?? text);
    if (row.signed !== 2) violations.push(`${name} has ${row.signed} signatures of its text`);
    if (row.dropped && row.inForce) violations.push(`${name} was cancelled and counts`);
    if (hashOf(row.content) !== row.contentHash) violations.push(`${name}: its text is not what its hash says`);
  }
  return violations;
}

/** The hash of what was signed: the text without what publishing adds. */
function hashOf(content: unknown): string {
  const { version: _version, criteria, ...text } = StoredPlaybook.parse(content);
  return contentHash({ ...text, criteria: criteria.map(({ revision: _revision, ...criterion }) => criterion) });
}
