import type { GatePolicy } from "#app/domain/playbook/playbook.ts";
import { CHOICES } from "#app/domain/practice/simulation/neighbours.ts";
import { policyCost, policyRefusals } from "#app/use-cases/playbook/policy-cost.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { GateForm, gateValues } from "./gate-form.server.ts";
import type { DraftHere } from "./part-form.server.ts";

/** What the page shows of a policy: as the address has it ("Show what it costs"), else as the draft has it. */
export async function priceAsked(deps: Deps, { campaign, current }: DraftHere, query: URLSearchParams) {
  const { playbook } = current;
  const typed = query.has("recall") ? Object.fromEntries(query) : null;
  const parsed = typed === null ? null : GateForm.safeParse(typed);
  const choice = CHOICES.find((name) => name === query.get("beside")) ?? null;
  if (typed && parsed && !parsed.success) {
    const errors: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) errors[path.join(".")] ??= message;
    return { values: { ...gateValues(playbook.gate), ...typed }, errors, choice, cost: null };
  }
  const gate = parsed?.data?.policy ?? playbook.gate;
  const cost = await policyCost(deps, {
    campaign,
    playbook: { ...playbook, gate },
    choice: typed === null ? null : (choice ?? "recall"),
  });
  return { values: gateValues(gate), errors: {}, choice: choice ?? "recall", cost };
}

/** What keeps an edited policy from being saved, as problems of the part. */
export async function refusals(deps: Deps, { current }: DraftHere, gate: GatePolicy) {
  const found = await policyRefusals(deps, { ...current.playbook, gate });
  return found.map(({ message }) => ({ place: "gate", text: message }));
}
