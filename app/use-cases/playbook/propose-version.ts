import type { PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { Actor, Deps } from "#app/use-cases/deps.ts";
import { propose, type ProposeResult } from "#app/use-cases/playbook/propose.ts";

/** Puts the text of a version up for signatures again, word for word, such as one that was cancelled. */
export async function proposeVersion(
  deps: Deps,
  { actor, playbook }: { actor: Actor; playbook: PublishedPlaybook },
): Promise<ProposeResult> {
  const { version: _version, criteria, ...text } = playbook;
  const bare = criteria.map(({ revision: _revision, ...criterion }) => criterion);
  return propose(deps, { actor, playbook: { ...text, criteria: bare } });
}
