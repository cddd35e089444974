import type { Criterion } from "#app/domain/playbook/playbook.ts";
import type { GeneratedScenarios, ScenarioBasis, ScenarioRequest } from "./scenario.ts";

const MAX_REMEMBERED = 600;
const known = new Map<string, GeneratedScenarios>();
const contents = new WeakMap<ScenarioBasis, string>();

/** Generating searches, and every practice step asks anew; the same criteria give the same scenarios, so they are kept. */
export function remembered(
  kind: string,
  [basis, ...others]: readonly [ScenarioBasis, ...ScenarioBasis[]],
  criterion: string,
  request: ScenarioRequest,
  generate: (basis: ScenarioBasis, criterion: string, request: ScenarioRequest) => GeneratedScenarios,
): GeneratedScenarios {
  const { count, seed, at } = request;
  const key = [kind, criterion, count, seed, at, ...[basis, ...others].map(contentOf)].join("\n");
  const before = known.get(key);
  if (before) return before;
  const made = generate(basis, criterion, request);
  const oldest = known.size >= MAX_REMEMBERED ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

/** All of a playbook that a scenario depends on, so that an edit elsewhere generates nothing anew. */
function contentOf(basis: ScenarioBasis): string {
  const before = contents.get(basis);
  if (before !== undefined) return before;
  const { campaign, scoring, criteria } = basis;
  const content = JSON.stringify([campaign.key, campaign.name, scoring.threshold, criteria.map(essence)]);
  contents.set(basis, content);
  return content;
}

function essence({ key, title, kind, required, points, rule }: Criterion): unknown[] {
  return [key, title, kind, required, points, rule];
}
