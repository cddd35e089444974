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
    return {
      ok: problems.length === 0,
      lines: [...problems.map(({ message }) => message), ...fine],
      json: { ok: problems.length === 0, files: files.map(({ file }) => file), problems },
    };
  },
};
