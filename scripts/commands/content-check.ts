import path from "node:path";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { noneBecause } from "#app/domain/questions/variants.ts";
import { findNeighbours } from "#app/use-cases/content/find-neighbours.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

export const contentCheck: Command = {
  usage: "content check <dir>",
  summary: "Checks campaigns kept as files; every problem is reported, all together.",
  async run(args) {
    const [place = ""] = readArguments(args, { positionals: 1 }).positionals;
    const files = await findPlaybooks(place);
    const problems = files.flatMap(({ read }) => (read.kind === "invalid" ? read.problems : []));
    const fine = files.flatMap(({ file, read }) =>
      read.kind === "ok"
        ? [
            `${file}: ${read.playbook.criteria.length} criteria, ${read.playbook.questions.length} questions, no problems`,
          ]
        : [],
    );
    const neighbours = await findNeighbours(files);
    const notes = files.flatMap(({ file, read }) =>
      read.kind === "ok"
        ? [...otherFolder(file, read.playbook), ...withoutScenarios(read.playbook, neighbours)].map(
            (note) => `${file}: ${note}`,
          )
        : [],
    );
    return {
      ok: problems.length === 0,
      lines: [...problems.map(({ message }) => message), ...fine, ...notes],
      json: { ok: problems.length === 0, files: files.map(({ file }) => file), problems, notes },
    };
  },
};

/** A copy that lies elsewhere is fine to check; in a collection of campaigns it would be looked for under its key. */
function otherFolder(file: string, { campaign: { key } }: Playbook): string[] {
  const folder = path.basename(path.dirname(path.resolve(file)));
  return folder === key ? [] : [`the campaign's key is ${key}, the folder is called ${folder}`];
}

/** No problem, as the gate does without them, but authors would wait for these in vain. */
function withoutScenarios(playbook: Playbook, neighbours: readonly Playbook[]): string[] {
  return playbook.questions.flatMap((question) =>
    "generate" in question
      ? noneBecause(playbook, question, neighbours).map((because) => `${question.key} makes no scenario: ${because}`)
      : [],
  );
}
