import { setImmediate } from "node:timers/promises";
import { modelName, type MemoryModel } from "#app/domain/memory/memory-model.ts";
import type { GatePolicy, Playbook } from "#app/domain/playbook/playbook.ts";
import { newHire, policyPlan } from "#app/domain/practice/simulation/policy-plan.ts";
import { type PracticeCost, practiceCost } from "#app/domain/practice/simulation/practice-cost.ts";
import type { SimulatedRep } from "#app/domain/practice/simulation/simulate-rep.ts";
import { untouchedCampaign } from "#app/domain/practice/simulation/simulated-campaign.ts";

const MAX_REMEMBERED = 200;
const remembered = new Map<string, Promise<PracticeCost>>();

/**
 * What a policy asks of new hires of a playbook, by simulation. The same criteria, variants, policy and model always cost
 * the same, so an answer is kept. Between two simulated reps everybody else's requests get their turn.
 */
export async function pricePolicy(
  playbook: Playbook,
  { policy, model, reps }: { policy: GatePolicy; model: MemoryModel; reps: number },
): Promise<PracticeCost> {
  const plan = policyPlan(untouchedCampaign(playbook), policy, model);
  const key = JSON.stringify([
    reps,
    modelName(model),
    policy,
    plan.campaign.variants,
    plan.campaign.criteria.map(essence),
  ]);
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const cost = simulate();
  remembered.set(key, cost);
  return cost;

  async function simulate(): Promise<PracticeCost> {
    const hires: SimulatedRep[] = [];
    for (let number = 0; number < reps; number += 1) {
      hires.push(newHire(plan, number));
      await setImmediate();
    }
    return practiceCost(hires);
  }
}

function essence({ key, importance }: { key: string; importance: string }): readonly string[] {
  return [key, importance];
}
