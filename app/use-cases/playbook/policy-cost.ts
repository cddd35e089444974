import type { GatePolicy, Playbook } from "#app/domain/playbook/playbook.ts";
import { type Choice, type Neighbour, neighboursOf } from "#app/domain/practice/simulation/neighbours.ts";
import type { PracticeCost } from "#app/domain/practice/simulation/practice-cost.ts";
import { type PolicyFinding, policyFindings } from "#app/domain/readiness/policy-findings.ts";
import { fatesOf, gains, loses, questionWithVersion } from "#app/domain/team/publication.ts";
import { type Campaign, inForceId } from "#app/stores/campaigns.ts";
import { listEnrolledReps, listStandings } from "#app/stores/enrolment.ts";
import { getPlaybook } from "#app/stores/playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { loadGateMaterial } from "#app/use-cases/eligibility/gate-question.ts";
import { currentModel } from "#app/use-cases/memory/current-model.ts";
import { type Loser, losersOf } from "#app/use-cases/playbook/impact-parts.ts";
import { pricePolicy } from "#app/use-cases/playbook/price-policy.ts";

/** Simulated reps per policy, and for each line of the comparison beside it. */
const REPS = 20;
const REPS_BESIDE = 10;

export interface PolicyCost {
  /** Of the policy in force, on the draft's criteria; null: no version yet. */
  readonly now: PracticeCost | null;
  readonly edited: PracticeCost;
  readonly findings: readonly PolicyFinding[];
  readonly fallout: Fallout | null;
  readonly beside: readonly (Neighbour & { readonly cost: PracticeCost })[];
}

/** Who of the enrolled would be affected if only the policy changed, today, on the text in force. */
export interface Fallout {
  readonly eligible: number;
  readonly people: number;
  readonly losers: readonly Loser[];
  readonly gainers: number;
}

/**
 * A policy beside the one in force: what it costs new hires of this text, who would fall out today, and what its neighbours
 * would cost.
 */
export async function policyCost(
  deps: Deps,
  { campaign, playbook, choice }: { campaign: Campaign; playbook: Playbook; choice: Choice | null },
): Promise<PolicyCost> {
  const at = deps.clock.now();
  const inForceKey = inForceId(campaign, at);
  const inForce = inForceKey === null ? null : await getPlaybook(deps.db, inForceKey);
  const model = await currentModel(deps.db);
  const edited = await pricePolicy(playbook, { policy: playbook.gate, model, reps: REPS });
  const beside = [];
  for (const neighbour of choice === null ? [] : neighboursOf(playbook.gate, choice)) {
    beside.push({
      ...neighbour,
      cost: await pricePolicy(playbook, { policy: neighbour.policy, model, reps: REPS_BESIDE }),
    });
  }
  return {
    now: inForce ? await pricePolicy(playbook, { policy: inForce.playbook.gate, model, reps: REPS }) : null,
    edited,
    findings: [...policyFindings(playbook), ...outOfReach(edited)],
    fallout: await falloutOf(deps, campaign, playbook.gate),
    beside,
  };
}

/** Why a policy can't be saved; empty: somebody can satisfy it. */
export async function policyRefusals(deps: Pick<Deps, "db">, playbook: Playbook): Promise<readonly PolicyFinding[]> {
  const written = policyFindings(playbook).filter(({ kind }) => kind === "refused");
  if (written.length > 0) return written;
  const model = await currentModel(deps.db);
  return outOfReach(await pricePolicy(playbook, { policy: playbook.gate, model, reps: REPS }));
}

function outOfReach({ reps, workingDays, toReady, toFirstLead }: PracticeCost): PolicyFinding[] {
  if (toFirstLead.never < reps) return [];
  const what = toReady.never === reps ? "was ready" : "got a lead";
  const message =
    `Of ${reps} simulated new hires who practise five minutes on every working day, none ${what} within ` +
    `${workingDays} working days. Lower the floor, the pass score or the proven days.`;
  return [{ kind: "refused", message }];
}

async function falloutOf(deps: Deps, campaign: Campaign, policy: GatePolicy): Promise<Fallout | null> {
  const at = deps.clock.now();
  const reps = (await listEnrolledReps(deps.db, campaign.id)).filter(({ active }) => active);
  const repIds = reps.map(({ id }) => id);
  const material = await loadGateMaterial(deps.db, { campaign, repIds, at });
  const { inForce } = material;
  if (!inForce) return null;
  const known = await listStandings(deps.db, { campaignId: campaign.id, repIds, at });
  const plan = { publishAt: at, enforceFrom: at };
  const fates = fatesOf(
    reps.map(({ id, name, maxLeadsPerDay }) => {
      const question = material.question(id, at);
      const criteria = question?.criteria ?? [];
      const next = questionWithVersion(question, { version: inForce.version, policy, criteria }, plan);
      const without = { id, name, maxLeadsPerDay, question, standing: known.get(id) ?? NOBODY };
      return { without, with: { ...without, question: next } };
    }),
    plan,
    at,
  );
  return {
    people: reps.length,
    eligible: fates.filter(({ judged }) => judged.eligibility.eligible).length,
    losers: losersOf(fates, inForce.playbook, at),
    gainers: fates.filter((fate) => gains(fate) && !loses(fate)).length,
  };
}

const NOBODY = { enrolled: false, active: false, suspension: null, waiver: null };
