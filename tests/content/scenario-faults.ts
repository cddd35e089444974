import { isDeepStrictEqual } from "node:util";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { scoreLead } from "#app/domain/leads/score.ts";
import { evaluate } from "#app/domain/playbook/evaluate.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import type { Scenario } from "#app/domain/questions/scenario/boundary.ts";

/** Everything wrong with generated scenarios, found by scoring their leads anew; none if they are sound. */
export function scenarioFaults(playbook: Playbook, scenarios: readonly Scenario[], at: number): string[] {
  const cases = scenarios.map((scenario) => scenario.case);
  const repeated = cases.filter((name, index) => cases.indexOf(name) !== index).map((name) => `${name}: twice`);
  return [...repeated, ...scenarios.flatMap((scenario) => faultsOf(playbook, scenario, at)), ...pairFaults(scenarios)];
}

function faultsOf(playbook: Playbook, scenario: Scenario, at: number): string[] {
  const { lead, options, qualified, decides, state } = scenario;
  const faults: string[] = [];
  const criterion = playbook.criteria.find(({ key }) => key === decides);
  if (!criterion?.rule) return [`${scenario.case}: decided by nothing`];

  const score = scoreLead(playbook, lead, at);
  if (score.qualified !== qualified) faults.push(`scored ${score.qualified}, said ${qualified}`);
  if (evaluate(criterion.rule, lead, at) !== state) faults.push(`${decides} is not ${state}`);
  if (score.missing.length > 0) faults.push("something is unknown");

  const correct = options.filter((option) => option.correct);
  if (correct.length !== 1) faults.push(`${correct.length} options are correct`);
  if (correct[0]?.text.startsWith("Yes") !== qualified) faults.push("the correct option says otherwise");
  if (!qualified && !correct[0]?.text.includes(criterion.title))
    faults.push("the correct option names another criterion");
  if (new Set(options.map(({ text }) => text)).size !== options.length || options.length < 3)
    faults.push("poor options");
  if (options.some(({ because }) => /undefined|NaN|\[object/.test(because))) faults.push("a reason without words");

  // The decisive test: with this one criterion turned round, the verdict turns; with any other met one, only if required.
  const turned = scoreLead(
    {
      ...playbook,
      criteria: playbook.criteria.map((each) =>
        each.key === decides ? { ...each, rule: { not: criterion.rule! } } : each,
      ),
    },
    lead,
    at,
  );
  if (turned.qualified === qualified) faults.push(`${decides} does not decide`);
  return faults.map((fault) => `${scenario.case}: ${fault}`);
}

function pairFaults(scenarios: readonly Scenario[]): string[] {
  return scenarios.flatMap((one) => {
    const other = scenarios.find(({ pair, state }) => pair === one.pair && state !== one.state);
    if (!other) return one.state === "met" ? [] : [`${one.case}: without its other half`];
    const differences = differingFacts(one.lead, other.lead);
    return differences.length === 1 ? [] : [`${one.case}: differs in ${differences.join(", ") || "nothing"}`];
  });
}

function differingFacts(one: LeadFacts, other: LeadFacts): string[] {
  const roots = ["contact", "company", "deal", "source", "attributes"] as const;
  const attributes = roots.flatMap((root) =>
    [...new Set([...Object.keys(one[root]), ...Object.keys(other[root])])]
      .filter((key) => !isDeepStrictEqual(one[root][key], other[root][key]))
      .map((key) => `${root}.${key}`),
  );
  const types = new Set([...one.events, ...other.events].map(({ type }) => type));
  const events = [...types].filter((type) => {
    const of = (lead: LeadFacts) =>
      lead.events.filter((event) => event.type === type).map((event) => JSON.stringify(event));
    const [mine, theirs] = [of(one), of(other)];
    const onlyMine = mine.filter((event) => !theirs.includes(event));
    const onlyTheirs = theirs.filter((event) => !mine.includes(event));
    return onlyMine.length + onlyTheirs.length > 0;
  });
  return [...attributes, ...events];
}
