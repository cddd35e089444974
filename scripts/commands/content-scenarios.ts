import { z } from "zod";
import type { LeadFacts } from "#app/domain/leads/lead.ts";
import { promptInFull } from "#app/domain/questions/prompt-in-full.ts";
import { type Scenario, generateScenarios } from "#app/domain/questions/scenario/boundary.ts";
import { PRACTICE_SCENARIOS } from "#app/domain/questions/variants.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { readArguments } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";
import { valid } from "./valid.ts";

const Options = z.object({
  count: z.coerce.number("Expected a whole number.").int().min(1).max(10_000),
  seed: z.coerce.number("Expected a whole number.").int().min(0),
});

export const contentScenarios: Command = {
  usage: "content scenarios <dir> [--criterion <key>] [--count 20] [--seed 1]",
  summary: "Questions generated from the rules, with their truth, for authors to read.",
  async run(args) {
    const given = readArguments(args, { options: ["criterion", "count", "seed"], positionals: 1 });
    const [place = ""] = given.positionals;
    const { count, seed } = valid(Options, { count: given.text("count") ?? "20", seed: given.text("seed") ?? "1" });
    const [only] = await findPlaybooks(place);
    if (!only || only.read.kind === "invalid") {
      const problems = only?.read.kind === "invalid" ? only.read.problems : [];
      return { ok: false, lines: problems.map(({ message }) => message), json: { ok: false, problems } };
    }
    const { playbook } = only.read;
    const asked = given.text("criterion");
    if (asked !== undefined && !playbook.criteria.some(({ key }) => key === asked)) {
      throw new UsageError(
        `--criterion: found ${asked}, expected one of ${playbook.criteria.map(({ key }) => key).join(", ")}`,
      );
    }
    const keys = asked === undefined ? generatedCriteria(playbook.questions) : [asked];
    const generated = keys.map((key) => ({
      key,
      made: generateScenarios(playbook, key, { count, seed, at: PRACTICE_SCENARIOS.at }),
    }));
    const scenarios = generated.flatMap(({ made }) => (made.kind === "generated" ? made.scenarios : []));
    const none = generated.flatMap(({ key, made }) =>
      made.kind === "none" ? [`${key}: none, because ${made.because}`] : [],
    );
    return {
      ok: scenarios.length > 0,
      lines: [...scenarios.flatMap(inWords), ...none],
      jsonLines: scenarios.map(toJson),
      json: { scenarios: scenarios.length, none },
    };
  },
};

function generatedCriteria(questions: readonly { readonly criterion: string }[]): string[] {
  return [...new Set(questions.filter((question) => "generate" in question).map(({ criterion }) => criterion))];
}

function inWords(scenario: Scenario): string[] {
  return [
    `${scenario.criterion} · ${scenario.case}`,
    ...scenario.rows.map(({ label, value }) => `    ${label}: ${value}`),
    ...scenario.options.map(({ text, correct }) => `  ${correct ? "→" : " "} ${text}`),
    "",
  ];
}

function toJson(scenario: Scenario): Record<string, unknown> {
  return {
    criterion: scenario.criterion,
    lead: toPostedLead(scenario.lead),
    prompt: promptInFull({ prompt: scenario.prompt, lead: scenario.rows }),
    options: scenario.options.map(({ text, correct }) => ({ text, correct })),
    qualified: scenario.qualified,
    decides: scenario.decides,
  };
}

/** As in POST /leads. */
function toPostedLead({ contact, events, ...rest }: LeadFacts): Record<string, unknown> {
  const { first_name: firstName, last_name: lastName, ...others } = contact;
  return {
    ...rest,
    contact: {
      ...others,
      ...(firstName === undefined ? {} : { firstName }),
      ...(lastName === undefined ? {} : { lastName }),
    },
    events: events.map(({ type, at, data }) => ({ type, at: new Date(at).toISOString(), data })),
  };
}
