import { decide } from "#app/domain/readiness/decide.ts";
import { eligibilityOf } from "#app/domain/readiness/eligibility.ts";
import type { Eligibility, Readiness, Standing } from "#app/domain/readiness/readiness.ts";
import type { Campaign } from "#app/stores/campaigns.ts";
import { requirementOf } from "#app/stores/campaigns.ts";
import { lockEligibility, saveEligibility, type StoredEligibility } from "#app/stores/eligibility.ts";
import { listStandings } from "#app/stores/enrolment.ts";
import type { RememberedCriterion } from "#app/stores/memories.ts";
import { insertOutboxEvents, type NewOutboxEvent } from "#app/stores/outbox.ts";
import { loadGateMaterial } from "#app/use-cases/eligibility/gate-question.ts";
import type { Db } from "#db/client.ts";

/** Stored, with whether it opens more than before: newly eligible, or eligible at another level (other caps). */
export interface DecidedRep extends RepVerdict {
  readonly stored: StoredEligibility;
  readonly gained: boolean;
}

export interface RepVerdict {
  readonly repId: string;
  readonly readiness: Readiness | null;
  readonly eligibility: Eligibility;
}

/** What a verdict rests on, where the caller has just read or folded it. */
export interface KnownOfReps {
  readonly memories: readonly RememberedCriterion[];
  readonly standings: ReadonlyMap<string, Standing>;
}

const NOBODY = { enrolled: false, active: false, suspension: null, waiver: null };

/** Decides without storing anything: for a look into the future, and for pages that show the whole verdict. */
export async function judgeReps(
  db: Db,
  { campaign, repIds, at, known }: { campaign: Campaign; repIds: readonly string[]; at: number; known?: KnownOfReps },
): Promise<RepVerdict[]> {
  const material = await loadGateMaterial(db, { campaign, repIds, at, ...(known && { memories: known.memories }) });
  const standings = known?.standings ?? (await listStandings(db, { campaignId: campaign.id, repIds, at }));
  return repIds.map((repId) => {
    const question = material.question(repId, at);
    const readiness = question === null ? null : decide(question);
    const policy = material.inForce?.playbook.gate ?? null;
    return { repId, readiness, eligibility: eligibilityOf(readiness, standings.get(repId) ?? NOBODY, policy, at) };
  });
}

/**
 * Decides for these reps and stores what came out, under a lock per rep: of two who decide at once, the later one has
 * seen everything the earlier one saw. Tells the outbox who gained or lost eligibility.
 */
export async function decideReps(
  tx: Db,
  { campaign, repIds, at }: { campaign: Campaign; repIds: readonly string[]; at: number },
): Promise<DecidedRep[]> {
  if (repIds.length === 0) return [];
  const locked = await lockEligibility(tx, { campaignId: campaign.id, repIds, at });
  return decideLocked(tx, { campaign, repIds, at, locked });
}

/** `decideReps` for a caller that holds the locks and has read, or just folded, what these reps remember. */
export async function decideLocked(
  tx: Db,
  {
    campaign,
    repIds,
    at,
    locked,
    known,
    because,
  }: {
    campaign: Campaign;
    repIds: readonly string[];
    at: number;
    /** As `lockEligibility` answered. */
    locked: readonly StoredEligibility[];
    known?: KnownOfReps;
    /** What the history should say that no other record tells. */
    because?: "memory_model";
  },
): Promise<DecidedRep[]> {
  const before = new Map(locked.map((row) => [row.repId, row]));
  const verdicts = await judgeReps(tx, { campaign, repIds, at, ...(known && { known }) });
  const requirement = requirementOf(campaign, at);
  const rows = verdicts.map(({ repId, eligibility }) => ({
    ...eligibility,
    repId,
    since: sinceOf(before.get(repId), eligibility, at),
  }));
  const revisions = await saveEligibility(tx, { campaignId: campaign.id, requirement, at, rows });

  const decided = verdicts.map((verdict, index) => {
    const was = before.get(verdict.repId);
    const row = rows[index];
    return {
      ...verdict,
      gained: verdict.eligibility.eligible && (!was?.eligible || was.level !== verdict.eligibility.level),
      stored: {
        ...verdict.eligibility,
        repId: verdict.repId,
        campaignId: campaign.id,
        ...requirement,
        revision: revisions.get(verdict.repId) ?? 0,
        decidedAt: at,
        since: row?.since ?? at,
      },
    };
  });
  const changed = decided.filter(
    ({ repId, eligibility }) => (before.get(repId)?.eligible ?? false) !== eligibility.eligible,
  );
  await insertOutboxEvents(
    tx,
    changed.map(({ stored }) => announcement(campaign, { ...stored, because }, at)),
  );
  return decided;
}

function sinceOf(before: StoredEligibility | undefined, now: Eligibility, at: number): number {
  return before && before.eligible === now.eligible ? before.since : at;
}

function announcement(
  campaign: Campaign,
  { because, ...stored }: StoredEligibility & { readonly because: string | undefined },
  at: number,
): NewOutboxEvent {
  return {
    type: stored.eligible ? "eligibility.granted" : "eligibility.revoked",
    subject: `rep:${stored.repId}`,
    data: {
      campaign: campaign.key,
      rep: stored.repId,
      eligible: stored.eligible,
      level: stored.level,
      until: stored.until === null ? null : new Date(stored.until).toISOString(),
      revision: stored.revision,
      ...(because === undefined ? {} : { because }),
    },
    at,
  };
}
