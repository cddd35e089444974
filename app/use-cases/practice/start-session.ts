import { inTransaction } from "#app/use-cases/transaction.ts";
import { sessionPlan } from "#app/domain/practice/session-plan.ts";
import { sessionCap } from "#app/domain/practice/session-size.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { deleteForgottenAhead } from "#app/stores/ahead-presentations.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findOpenSession, insertPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { findSessionSize } from "#app/stores/rhythms.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { loadScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** Nobody is offline for longer; later than this a saved answer is told that its question is gone. */
const FORGOTTEN_AFTER_MS = 60 * DAY_MS;

/** Begins a session, or goes on with the unfinished one of the last day over the same campaigns. */
export async function startSession(
  deps: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<PracticeSession> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const open = await findOpenSession(tx, { repId: rep.id, campaignId: only?.id ?? null, since: at - DAY_MS });
    if (open) return open;
    await deleteForgottenAhead(tx, { repId: rep.id, before: at - FORGOTTEN_AFTER_MS });
    const cap = sessionCap(only !== null, await findSessionSize(tx, rep.id));
    const scope = await loadScope(tx, { rep, only, at });
    const plan = sessionPlan({
      at,
      day: scope.day,
      campaigns: scope.campaigns,
      session: { asked: [], cap, ...(only ? { onlyCampaign: only.key } : {}) },
      seed: 1,
      model: await currentModel(tx),
    });
    return insertPracticeSession(tx, {
      repId: rep.id,
      campaignId: only?.id ?? null,
      questionCap: cap,
      planned: plan.questions,
      startedAt: at,
    });
  });
}
