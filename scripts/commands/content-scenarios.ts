import { z } from "zod";
import { GENERATE_KINDS, type GenerateKind, type Playbook } from "#app/domain/playbook/playbook.ts";
import { type GeneratedSet, generatedFor, type Wish } from "#app/domain/questions/scenario/generate.ts";
import { datedFrom } from "#app/domain/questions/scenario/dated-from.ts";
import type { Neighbour } from "#app/domain/questions/scenario/scenario.ts";
import { findNeighbours } from "#app/use-cases/content/find-neighbours.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { readArguments } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";
import { scenarioInWords, scenarioToJson } from "./scenario-lines.ts";
import { valid } from "./valid.ts";

const Options = z.object({
  count: z.coerce.number("Expected a whole number.").int().min(1).max(10_000),
  seed: z.coerce.number("Expected a whole number.").int().min(0),
  kind: z.enum(GENERATE_KINDS).optional(),
});

export const contentScenarios: Command = {
  usage:
    "content scenarios <dir> [--criterion <key>] [--kind boundary|contrast|change|campaigns] [--count 20] [--seed 1]",
  summary: "Questions generated from the rules, with their truth, for authors to read.",
  async run(args) {
    const given = readArguments(args, { options: ["criterion", "kind", "count", "seed"], positionals: 1 });
    const [place = ""] = given.positionals;
    const { count, seed, kind } = valid(Options, {
      count: given.text("count") ?? "20",
      seed: given.text("seed") ?? "1",
      kind: given.text("kind"),
    });
    const files = await findPlaybooks(place);
    const problems = files.flatMap(({ read }) => (read.kind === "invalid" ? read.problems : []));
    if (problems.length > 0) {
      return { ok: false, lines: problems.map(({ message }) => message), json: { ok: false, problems } };
    }
    const playbooks = files.flatMap(({ read }) => (read.kind === "ok" ? [read.playbook] : []));
    const asked = given.text("criterion");
    const known = playbooks.flatMap(({ criteria }) => criteria.map(({ key }) => key));
    if (asked !== undefined && !known.includes(asked)) {
      throw new UsageError(`--criterion: found ${asked}, expected one of ${known.join(", ")}`);
    }
    const neighbours = await findNeighbours(files, kind === "campaigns");
    // Dated from now, so that a lead that is posted as it stands is scored as its question says.
    const request = { count, seed, at: datedFrom([...playbooks, ...neighbours], Date.now()) };
    const generated = playbooks.flatMap((playbook) =>
      wishesOf(playbook, { asked, kind, neighbours }).flatMap((wish) =>
        generatedFor(playbook, wish, neighbours, request).map((set) => ({ playbook, wish, set })),
      ),
    );
    const scenarios = generated.flatMap(({ playbook, set }) =>
      scenariosOf(set).map((scenario) => ({ scenario, campaign: playbook.campaign.key })),
    );
    const none = generated.flatMap(({ wish, set: { made } }) =>
      made.kind === "none" ? [`${wish.criterion}, ${wish.generate}: none, because ${made.because}`] : [],
    );
    return {
      ok: scenarios.length > 0,
      lines: [...scenarios.flatMap(({ scenario }) => scenarioInWords(scenario)), ...none],
      jsonLines: scenarios.map(({ scenario, campaign }) => scenarioToJson(scenario, campaign)),
      json: { scenarios: scenarios.length, none },
    };
  },
};

/** What the file's questions ask for; of a criterion or kind that was named also what none of them does. */
function wishesOf(
  playbook: Playbook,
  {
    asked,
    kind,
    neighbours,
  }: { asked: string | undefined; kind: GenerateKind | undefined; neighbours: readonly Neighbour[] },
): Wish[] {
  const written = playbook.questions.flatMap((question) => ("generate" in question ? [question] : []));
  const fitting = written.filter(
    ({ criterion, generate }) => (asked ?? criterion) === criterion && (kind ?? generate) === generate,
  );
  if (fitting.length > 0) return withoutRepeats(fitting);
  const criterion = playbook.criteria.find(({ key }) => key === asked)?.key;
  if (criterion === undefined) return [];
  if (kind !== "campaigns") return [{ criterion, generate: kind ?? "boundary" }];
  const others = neighbours.map(({ campaign }) => campaign.key).filter((key) => key !== playbook.campaign.key);
  return [{ criterion, generate: kind, with: others }];
}

function withoutRepeats(wishes: readonly Wish[]): Wish[] {
  const essence = (wish: Wish) => JSON.stringify([wish.criterion, wish.generate, "with" in wish ? wish.with : []]);
  return [...new Map(wishes.map((wish) => [essence(wish), wish])).values()];
}

function scenariosOf({ made }: GeneratedSet) {
  return made.kind === "generated" ? made.scenarios : [];
}
