import path from "node:path";
import { neighbourKeys } from "#app/domain/playbook/neighbour-keys.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { findPlaybooks, type PlaybookFile } from "#app/use-cases/content/find-playbooks.ts";

/**
 * The sound playbooks among these files and, if a question names a campaign that is not among them, or on demand, those in
 * the folders beside them.
 */
export async function findNeighbours(files: readonly PlaybookFile[], isWanted = false): Promise<Playbook[]> {
  const own = soundOf(files);
  const known = new Set(own.map(({ campaign }) => campaign.key));
  if (!isWanted && own.flatMap(neighbourKeys).every((key) => known.has(key))) return own;
  const parents = new Set(files.map(({ file }) => path.dirname(path.dirname(path.resolve(file)))));
  const beside = (await Promise.all([...parents].map(findPlaybooks))).flatMap(soundOf);
  return [...own, ...beside.filter(({ campaign }) => !known.has(campaign.key))];
}

function soundOf(files: readonly PlaybookFile[]): Playbook[] {
  return files.flatMap(({ read }) => (read.kind === "ok" ? [read.playbook] : []));
}
