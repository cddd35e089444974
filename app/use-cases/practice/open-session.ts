import type { Campaign } from "#app/stores/campaigns.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { lockPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { nextInSession } from "#app/use-cases/practice/next-presentation.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";
import { startSession } from "#app/use-cases/practice/start-session.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Db } from "#db/client.ts";

export interface PracticeProgress {
  readonly answered: number;
  /** At least what has been answered, and the waiting one; an estimate that grows with misses. */
  readonly planned: number;
}

export interface OpenedSession {
  readonly session: PracticeSession;
  /** The question that waits; null: there is nothing (more) to practise. */
  readonly presentation: StoredPresentationRecord | null;
  readonly criterionTitle: string;
  readonly progress: PracticeProgress;
}

/** Begins or resumes a session and answers the question that waits in it. */
export async function openSession(
  deps: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<OpenedSession> {
  const { id } = await startSession(deps, { rep, only });
  return inTransaction(deps.db, async (tx) => goOn(deps, tx, { rep, session: await lockPracticeSession(tx, id) }));
}

/** The question that waits in a session, chosen now if none does. @param session as it is under its lock, which `tx` holds */
export async function goOn(
  deps: Deps,
  tx: Db,
  { rep, session }: { rep: Practitioner; session: PracticeSession },
): Promise<OpenedSession> {
  const { presentation, answered } = await nextInSession(deps, tx, { session, rep });
  return {
    session,
    presentation,
    criterionTitle: presentation ? await criterionTitle(tx, presentation) : "",
    progress: { answered, planned: presentation ? Math.max(session.planned, answered + 1) : answered },
  };
}

/** As the version that the question was asked under words it. */
export async function criterionTitle(db: Db, presentation: StoredPresentationRecord): Promise<string> {
  const { playbook } = await getPlaybook(db, presentation.playbookId);
  return playbook.criteria.find(({ key }) => key === presentation.criterionKey)?.title ?? presentation.criterionKey;
}
