import { sessionCap } from "#app/domain/practice/session-size.ts";
import type { PracticeSituation } from "#app/domain/practice/practice.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { findSessionSize } from "#app/stores/rhythms.ts";
import type { PracticeSession } from "#app/stores/practice-sessions.ts";
import { askedIn, loadScope, type PracticeScope, type Practitioner } from "#app/use-cases/practice/scope.ts";
import type { Db } from "#db/client.ts";

/** What a plan is made from: the rep's standing, and what the session (if one is open) has asked already. */
export async function loadSituation(
  db: Db,
  { rep, only, session, at }: { rep: Practitioner; only: Campaign | null; session: PracticeSession | null; at: number },
): Promise<{ scope: PracticeScope; situation: PracticeSituation }> {
  const scope = await loadScope(db, { rep, only, sessionId: session?.id ?? null, at });
  const situation: PracticeSituation = {
    at,
    day: scope.day,
    campaigns: scope.campaigns,
    session: {
      asked: askedIn(scope),
      cap: session?.questionCap ?? sessionCap(only !== null, await findSessionSize(db, rep.id)),
      ...(only ? { onlyCampaign: only.key } : {}),
    },
    // A plan counts questions; which variant comes doesn't matter to it.
    seed: 1,
    model: scope.model,
  };
  return { scope, situation };
}
