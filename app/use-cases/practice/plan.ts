import type { PracticeSituation } from "#app/domain/practice/practice.ts";
import { sessionPlan, type SessionPlan } from "#app/domain/practice/session-plan.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findOpenSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { nextPractice, type NextPractice } from "#app/use-cases/practice/next-practice.ts";
import type { PracticeScope, Practitioner } from "#app/use-cases/practice/scope.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export interface PracticePlan {
  readonly plan: SessionPlan;
  /** The unfinished session that practice would go on with. */
  readonly session: PracticeSession | null;
  readonly scope: PracticeScope;
  readonly situation: PracticeSituation;
  /** When there is something to ask again, if nothing is answered until then; null: never. */
  readonly next: NextPractice | null;
}

/** What practice would ask now, and what that would bring; changes nothing. */
export async function planPractice(
  { db, clock }: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<PracticePlan> {
  const at = clock.now();
  const session = await findOpenSession(db, { repId: rep.id, campaignId: only?.id ?? null, since: at - DAY_MS });
  const { scope, situation } = await loadSituation(db, { rep, only, session, at });
  return { plan: sessionPlan(situation), session, scope, situation, next: nextPractice(situation, rep.timeZone) };
}
