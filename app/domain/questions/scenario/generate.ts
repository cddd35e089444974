import { assertNever } from "#app/domain/assert-never.ts";
import type { GeneratedScenario } from "#app/domain/playbook/playbook.ts";
import { generateScenarios } from "./boundary.ts";
import { generateCrossings } from "./campaigns.ts";
import { generateChanges } from "./change.ts";
import { generateContrasts } from "./contrast.ts";
import { remembered } from "./remembered.ts";
import type { GeneratedScenarios, Neighbour, ScenarioBasis, ScenarioRequest } from "./scenario.ts";

/** What a generated question makes: one set of scenarios, or one for each campaign it is about. */
export interface GeneratedSet {
  /** Stands before the case where a case alone is not unique: `neighbour@version:`. */
  readonly prefix: string;
  readonly made: GeneratedScenarios;
}

/** What to generate: a question of the file, or an author's wish to read one. */
export type Wish = { readonly criterion: string } & (
  | Pick<Exclude<GeneratedScenario, { with: unknown }>, "generate">
  | Pick<Extract<GeneratedScenario, { with: unknown }>, "generate" | "with">
);

/** Everything a generated question makes. The same playbook, neighbours and numbers give the same scenarios. */
export function generatedFor(
  playbook: ScenarioBasis,
  wish: Wish,
  neighbours: readonly Neighbour[],
  request: ScenarioRequest,
): GeneratedSet[] {
  const { criterion } = wish;
  switch (wish.generate) {
    case "boundary":
      return [alone(remembered("boundary", [playbook], criterion, request, generateScenarios))];
    case "contrast":
      return [alone(remembered("contrast", [playbook], criterion, request, generateContrasts))];
    case "change":
      return [alone(remembered("change", [playbook], criterion, request, generateChanges))];
    case "campaigns":
      return wish.with.map((key) => acrossTo(key, playbook, criterion, neighbours, request));
    default:
      return assertNever(wish);
  }
}

function alone(made: GeneratedScenarios): GeneratedSet {
  return { prefix: "", made };
}

function acrossTo(
  key: string,
  playbook: ScenarioBasis,
  criterion: string,
  neighbours: readonly Neighbour[],
  request: ScenarioRequest,
): GeneratedSet {
  const neighbour = neighbours.find(({ campaign }) => campaign.key === key);
  if (!neighbour) return alone({ kind: "none", because: `there is no campaign ${key} here to tell it from` });
  const prefix = `${key}@${neighbour.version ?? "draft"}:`;
  const made = remembered("campaigns", [playbook, neighbour], criterion, request, (basis, asked, wanted) =>
    generateCrossings(basis, asked, neighbour, wanted),
  );
  return { prefix, made };
}
