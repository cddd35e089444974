import { inTransaction } from "#app/use-cases/transaction.ts";
import { sessionPlan } from "#app/domain/practice/session-plan.ts";
import { DAY_MS } from "#app/domain/time.ts";
import { deleteForgottenAhead } from "#app/stores/ahead-presentations.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findOpenSession, insertPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { loadScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** A daily session over all campaigns stays within about five minutes: 15 questions at 20 seconds. */
const DAILY_CAP = 15;
/** One campaign's session goes on until everything is held; the cap only ends a session that leads nowhere. */
const CAMPAIGN_CAP = 60;

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
    const cap = only ? CAMPAIGN_CAP : DAILY_CAP;
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
