import type { NextQuestion } from "#app/domain/practice/practice.ts";
import { present } from "#app/domain/questions/present.ts";
import { variantsOf } from "#app/domain/questions/variants.ts";
import { insertPresentation, type StoredPresentationRecord } from "#app/stores/presentations.ts";
import type { PracticeSession } from "#app/stores/practice-sessions.ts";
import type { PracticeScope } from "#app/use-cases/practice/scope.ts";
import type { Db } from "#db/client.ts";

interface Chosen {
  readonly session: PracticeSession;
  readonly scope: PracticeScope;
  readonly next: NextQuestion;
  readonly seed: number;
  readonly at: number;
  readonly ahead: boolean;
}

/** Stores a chosen question as it will be shown, before anybody sees it: an answer is graded against nothing else. */
export async function putOnRecord(
  tx: Db,
  { session, scope, next, seed, at, ahead }: Chosen,
): Promise<StoredPresentationRecord> {
  const chosen = scope.versions.get(next.campaign);
  const playbook = chosen?.version.playbook;
  const variants = playbook ? variantsOf(playbook, next.criterion, scope.neighbours) : [];
  const variant = variants.find(({ id }) => id === next.variant);
  const criterion = playbook?.criteria.find(({ key }) => key === next.criterion);
  if (!chosen || !variant || !criterion) {
    throw new Error(`variant ${next.variant} of ${next.campaign} vanished while choosing it`);
  }
  return insertPresentation(tx, {
    sessionId: session.id,
    repId: session.repId,
    campaignId: chosen.campaign.id,
    playbookId: chosen.version.id,
    criterionKey: criterion.key,
    criterionRevision: criterion.revision,
    content: present(variant, seed),
    why: next.why,
    presentedAt: at,
    ahead,
  });
}
