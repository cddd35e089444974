import { answered } from "#app/domain/practice/answered.ts";
import { nextQuestion } from "#app/domain/practice/next-question.ts";
import type { PracticeSituation } from "#app/domain/practice/practice.ts";
import { lastAsked } from "#app/domain/practice/session-memory.ts";
import { DAY_MS } from "#app/domain/time.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { findOpenSession, lockPracticeSession, type PracticeSession } from "#app/stores/practice-sessions.ts";
import { putOnRecord } from "#app/use-cases/practice/put-on-record.ts";
import type { PracticeScope, Practitioner } from "#app/use-cases/practice/scope.ts";
import { loadSituation } from "#app/use-cases/practice/situation.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Db } from "#db/client.ts";

/** Some two minutes of practice: a tunnel, a lift, a dead corner. */
export const AHEAD_AT_MOST = 4;

export interface LoadedQuestion {
  readonly presentation: StoredPresentationRecord;
  readonly campaign: Campaign;
}

/**
 * What the rep's open session would ask after the waiting question if every answer were right, for the time without a
 * network. Each is on record before it leaves, as loaded ahead. Asking again gives the same ones, so it is no choice among
 * variants; nothing about the session's own order changes. Empty if no session is open.
 */
export async function loadAhead(
  deps: Deps,
  { rep, only }: { rep: Practitioner; only: Campaign | null },
): Promise<readonly LoadedQuestion[]> {
  const at = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const open = await findOpenSession(tx, { repId: rep.id, campaignId: only?.id ?? null, since: at - DAY_MS });
    const session = open && (await lockPracticeSession(tx, open.id));
    if (!session || session.ended) return [];
    const { scope, situation } = await loadSituation(tx, { rep, only, session, at });
    const { waiting, ahead } = scope.soFar;
    return loadFrom(deps, tx, { session, scope, before: ahead, situation: afterWaiting(situation, scope, waiting) });
  });
}

async function loadFrom(
  deps: Deps,
  tx: Db,
  {
    session,
    scope,
    before,
    situation,
  }: {
    session: PracticeSession;
    scope: PracticeScope;
    before: readonly StoredPresentationRecord[];
    situation: PracticeSituation;
  },
): Promise<LoadedQuestion[]> {
  const loaded: LoadedQuestion[] = [];
  let current = situation;
  while (loaded.length < AHEAD_AT_MOST) {
    const seed = deps.random.seed();
    const next = nextQuestion({ ...current, seed });
    const chosen = next && scope.versions.get(next.campaign);
    if (!next || !chosen) break;
    const { campaign, version } = chosen;
    const justAsked = lastAsked(current.session.asked, next.campaign, next.criterion)?.variant;
    const again = before.find(
      (one) =>
        one.playbookId === version.id &&
        one.criterionKey === next.criterion &&
        one.content.variant !== justAsked &&
        !loaded.some(({ presentation }) => presentation.id === one.id),
    );
    const presentation =
      again ?? (await putOnRecord(tx, { session, scope, next, seed, at: situation.at + loaded.length, ahead: true }));
    loaded.push({ presentation, campaign });
    current = answered(current, { ...next, variant: presentation.content.variant }, true);
  }
  return loaded;
}

/** As if the waiting question had been answered rightly; one of a campaign that is no longer theirs changes nothing. */
function afterWaiting(
  situation: PracticeSituation,
  { versions }: PracticeScope,
  waiting: StoredPresentationRecord | null,
): PracticeSituation {
  const of = waiting && [...versions].find(([, { campaign }]) => campaign.id === waiting.campaignId);
  if (!waiting || !of) return situation;
  const question = { campaign: of[0], criterion: waiting.criterionKey, variant: waiting.content.variant };
  return answered(situation, { ...question, why: "missing" }, true);
}
