import { isDeepStrictEqual } from "node:util";

import type { LeadFacts } from "#app/domain/leads/lead.ts";
import type { Scenario } from "#app/domain/questions/scenario/scenario.ts";
import type { Neighbour, ScenarioBasis } from "#app/domain/questions/scenario/scenario.ts";
import { secondEvaluator } from "#tests/content/second-evaluator.ts";

/**
 * Everything wrong with generated scenarios, found by judging their leads from scratch with other code than the product's;
 * none if they are sound.
 */
export function scenarioFaults(
  playbook: ScenarioBasis,
  scenarios: readonly Scenario[],
  at: number,
  neighbour?: Neighbour,
): string[] {
  const cases = scenarios.map((scenario) => scenario.case);
  const repeated = cases.filter((name, index) => cases.indexOf(name) !== index).map((name) => `${name}: twice`);
  const each = scenarios.flatMap((scenario) =>
    [...commonFaults(playbook, scenario, at), ...ownFaults(playbook, scenario, at, neighbour)].map(
      (fault) => `${scenario.kind} ${scenario.case}: ${fault}`,
    ),
  );
  return [...repeated, ...each, ...pairFaults(scenarios)];
}

const evaluate = secondEvaluator();

/** Whether a lead is an MQL, by the words of the agreement; null if something is not known. */
function judged({ criteria, scoring }: ScenarioBasis, lead: LeadFacts, at: number): boolean | null {
  const ruled = criteria.flatMap((each) => (each.rule ? [{ ...each, state: evaluate(each.rule, lead, at) }] : []));
  if (ruled.some(({ state }) => state === "unknown")) return null;
  const met = ruled.filter(({ state }) => state === "met");
  if (met.some(({ kind }) => kind === "disqualifier")) return false;
  if (ruled.some(({ required, state }) => required && state !== "met")) return false;
  return met.reduce((sum, { points }) => sum + points, 0) >= scoring.threshold;
}

function commonFaults(playbook: ScenarioBasis, scenario: Scenario, at: number): string[] {
  const { lead, options, qualified, state } = scenario;
  const rule = playbook.criteria.find(({ key }) => key === scenario.criterion)?.rule;
  if (!rule) return ["about nothing"];
  const faults: string[] = [];
  const verdict = judged(playbook, lead, at);
  if (verdict !== qualified) faults.push(`judged ${verdict}, said ${qualified}`);
  if (evaluate(rule, lead, at) !== state) faults.push(`${scenario.criterion} is not ${state}`);
  const correct = options.filter((option) => option.correct).length;
  if (correct !== 1) faults.push(`${correct} options are correct`);
  if (new Set(options.map(({ text }) => text)).size !== options.length || options.length < 3)
    faults.push("poor options");
  if (options.some(({ because }) => because === "" || /undefined|NaN|\[object/.test(because)))
    faults.push("a reason without words");
  return faults;
}

function ownFaults(playbook: ScenarioBasis, scenario: Scenario, at: number, neighbour?: Neighbour): string[] {
  const { options } = scenario;
  const right = options.find(({ correct }) => correct)?.text ?? "";
  switch (scenario.kind) {
    case "boundary": {
      const faults: string[] = [];
      const title = playbook.criteria.find(({ key }) => key === scenario.decides)?.title ?? "nothing";
      if (right.startsWith("Yes") !== scenario.qualified) faults.push("the correct option says otherwise");
      if (!scenario.qualified && !right.includes(title)) faults.push("the correct option names another criterion");
      for (const { key, title: named } of playbook.criteria) {
        const claim = options.find(({ text }) => !text.startsWith("Yes") && text.includes(`“${named}”`));
        const isTrue = !scenario.qualified && judged(turned(playbook, key), scenario.lead, at) === true;
        if (claim && claim.correct !== isTrue) faults.push(`naming ${key} is ${isTrue}, said ${claim.correct}`);
      }
      return [...faults, ...decisionFaults(playbook, scenario.lead, scenario.decides, at)];
    }
    case "contrast": {
      const [first, second] = scenario.leads;
      const verdicts = scenario.leads.map(({ lead }) => judged(playbook, lead, at));
      const differences = differingFacts(first.lead, second.lead);
      const states = scenario.leads.map(({ lead }) => stateOf(playbook, scenario.criterion, lead, at));
      return [
        ...(differences.length === 1 ? [] : [`differs in ${differences.join(", ") || "nothing"}`]),
        ...(states.toSorted().join() === "met,unmet" ? [] : [`its rule is ${states.join(" and ")}`]),
        ...(differingRows(first.rows, second.rows) === 1 ? [] : ["the difference is not to be seen"]),
        ...verdicts.flatMap((verdict, index) =>
          verdict === scenario.leads[index]?.qualified ? [] : [`lead ${index} is judged ${verdict}`],
        ),
        ...claimFaults(options, ["Lead A only", "Lead B only", "Both", "Neither"], verdicts),
        ...(scenario.decides === null ? [] : decisionFaults(playbook, scenario.lead, scenario.decides, at)),
      ];
    }
    case "change": {
      const flips = scenario.changed.map((lead) => judged(playbook, lead, at) === !scenario.qualified);
      return [
        ...options.flatMap(({ correct, text }, index) =>
          correct === flips[index] ? [] : [`${text} turns it: ${flips[index]}, said ${correct}`],
        ),
        ...scenario.changed.flatMap((lead, index) => {
          const differences = differingFacts(scenario.lead, lead);
          const unknown = judged(playbook, lead, at) === null ? [`after change ${index} something is unknown`] : [];
          return differences.length === 1 ? unknown : [`change ${index} changes ${differences.join(", ")}`, ...unknown];
        }),
        ...decisionFaults(playbook, scenario.lead, scenario.decides, at),
      ];
    }
    case "campaigns": {
      if (!neighbour) return ["made without a neighbour"];
      const verdicts = [playbook, neighbour].map((each) => judged(each, scenario.lead, at));
      const [own, there] = [playbook.campaign.name, neighbour.campaign.name];
      return [
        ...verdicts.flatMap((verdict, index) =>
          verdict === scenario.campaigns[index]?.qualified ? [] : [`campaign ${index} is judged ${verdict}`],
        ),
        ...claimFaults(options, [`${own} only`, `${there} only`, "Both campaigns", "Neither of the two"], verdicts),
        ...decisionFaults(playbook, scenario.lead, scenario.decides, at),
      ];
    }
  }
}

/** Each of four claims about two verdicts is correct exactly if it is true. */
function claimFaults(
  options: Scenario["options"],
  claims: readonly string[],
  [first, second]: readonly (boolean | null)[],
): string[] {
  const truths = [first && !second, !first && second, first && second, !first && !second];
  return claims.flatMap((claim, index) => {
    const option = options.find(({ text }) => text === claim);
    return option?.correct === truths[index] ? [] : [`“${claim}” is ${truths[index]}, said ${option?.correct}`];
  });
}

/** With this one criterion turned round, the verdict turns. */
function decisionFaults(playbook: ScenarioBasis, lead: LeadFacts, decides: string, at: number): string[] {
  const turns = judged(turned(playbook, decides), lead, at) === !judged(playbook, lead, at);
  return turns ? [] : [`${decides} does not decide`];
}

function turned(playbook: ScenarioBasis, criterion: string): ScenarioBasis {
  const criteria = playbook.criteria.map((each) =>
    each.key === criterion && each.rule ? { ...each, rule: { not: each.rule } } : each,
  );
  return { ...playbook, criteria };
}

function stateOf({ criteria }: ScenarioBasis, criterion: string, lead: LeadFacts, at: number): string {
  const rule = criteria.find(({ key }) => key === criterion)?.rule;
  return rule ? evaluate(rule, lead, at) : "no rule";
}

function differingRows(one: readonly { value: string }[], other: readonly { value: string }[]): number {
  return one.filter(({ value }, index) => value !== other[index]?.value).length;
}

function pairFaults(scenarios: readonly Scenario[]): string[] {
  return scenarios.flatMap((one) => {
    if (one.kind !== "boundary") return [];
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
    const of = (lead: LeadFacts) => lead.events.filter((event) => event.type === type);
    return !isDeepStrictEqual(of(one), of(other));
  });
  return [...attributes, ...events];
}
