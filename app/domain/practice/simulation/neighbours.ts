import type { GatePolicy } from "#app/domain/playbook/playbook.ts";

/** What an author of a policy chooses, in the order of the form. */
export const CHOICES = ["recall", "pass", "critical", "standard", "provenDays", "provisional"] as const;
export type Choice = (typeof CHOICES)[number];

/** One value of a choice, all others as they are. */
export interface Neighbour {
  readonly value: number;
  readonly policy: GatePolicy;
  /** The value the policy has now. */
  readonly isOwn: boolean;
}

const VALUES: Record<Choice, readonly number[]> = {
  recall: [0.75, 0.8, 0.85, 0.9],
  pass: [0.7, 0.8, 0.9],
  critical: [1, 2, 3],
  standard: [1, 2],
  provenDays: [1, 2, 3],
  provisional: [0, 3],
};

/** The policy with other values of one choice, its own among them, smallest first. */
export function neighboursOf(policy: GatePolicy, choice: Choice): readonly Neighbour[] {
  const own = valueOf(policy, choice);
  return [...new Set([...VALUES[choice], own])]
    .sort((a, b) => a - b)
    .map((value) => ({ value, policy: withValue(policy, choice, value), isOwn: value === own }));
}

function valueOf(policy: GatePolicy, choice: Choice): number {
  switch (choice) {
    case "recall":
    case "pass":
    case "provenDays":
      return policy[choice];
    case "critical":
    case "standard":
      return policy.variants[choice];
    case "provisional":
      return policy.provisionalOpenLeads;
  }
}

function withValue(policy: GatePolicy, choice: Choice, value: number): GatePolicy {
  switch (choice) {
    case "recall":
    case "pass":
    case "provenDays":
      return { ...policy, [choice]: value };
    case "critical":
    case "standard":
      return { ...policy, variants: { ...policy.variants, [choice]: value } };
    case "provisional":
      return { ...policy, provisionalOpenLeads: value };
  }
}
