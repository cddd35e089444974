import { DEMO_PASSWORD } from "#app/use-cases/access/demo-sign-ins.ts";
import { readPlaybook } from "#app/use-cases/content/read-playbook.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { publishPlaybook } from "#tests/support/campaign.ts";
import { aPerson } from "#tests/support/people.ts";

export const STEPS = ["Say where you met", "Name the stop they saw", "Ask for the shutdown window", "Offer the audit"];
export const PAIRS = [
  ["Plant manager", "Asks about downtime"],
  ["Buyer", "Asks about price"],
  ["Engineer", "Asks about retrofit"],
] as const;

/** A small campaign that asks one question of each kind, for the reps of its team. */
export const EVERY_KIND = `
campaign:
  key: every-kind
  name: Every kind of question
  channel: other
  owners: { marketing: mara@example.com, sales: sami@example.com }
  teams: [every-kind]
criteria:
${["several", "steps", "pairs", "typed"].map((key) => `  - { key: ${key}, title: "About ${key}", kind: knowledge, importance: standard, why: We agreed on it. }`).join("\n")}
  - key: size
    title: Between 50 and 1,000 employees
    kind: fit
    importance: standard
    points: 20
    rule: { attribute: company.employees, op: between, value: [50, 1000] }
    why: Under 50 nobody owns the budget.
  - key: industry
    title: Makes food or drinks
    kind: fit
    importance: standard
    points: 20
    rule: { attribute: company.industry, op: in, value: [food, beverages] }
    why: That is where the line runs.
questions:
  - key: several-one
    criterion: several
    kind: multiple_choice
    prompt: What does the first call need?
    options:
      - { text: The place where you met, correct: true, because: It tells them why you call. }
      - { text: A discount, because: Price comes after the need. }
      - { text: The stop they described, correct: true, because: It is their reason to listen. }
  - key: steps-one
    criterion: steps
    kind: order
    prompt: Put the steps of the first call in order.
    items: [${STEPS.join(", ")}]
  - key: pairs-one
    criterion: pairs
    kind: match
    prompt: Who asks what?
    pairs:
${PAIRS.map(([left, right]) => `      - { left: ${left}, right: ${right} }`).join("\n")}
  - key: typed-one
    criterion: typed
    kind: short_answer
    prompt: After how many stoppages in a month is a line worth an audit?
    accept: [12 stoppages, "12"]
    because: From 12 on the audit pays for itself.
  - { key: size-boundary, criterion: size, kind: scenario, generate: boundary }
  - { key: industry-contrast, criterion: industry, kind: scenario, generate: contrast }
scoring: { threshold: 20 }
`;

/** Each for one journey: what somebody has answered is not asked again. */
const REPS = ["quinn", "robin", "olive", "oscar", "odette"];

/** Publishes it, signed by the owners of the demo world, and lets its reps in. */
export async function publishEveryKind(deps: Deps): Promise<void> {
  const read = readPlaybook(EVERY_KIND, "every-kind/playbook.yaml");
  if (read.kind === "invalid") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  await publishPlaybook(deps, read.playbook);
  for (const given of REPS) await aPerson(deps, given, { password: DEMO_PASSWORD, teamKeys: ["every-kind"] });
}
