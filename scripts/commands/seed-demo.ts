import { listDemoSignIns, seedDemo } from "#app/use-cases/demo/seed-demo.ts";
import { removeDemo } from "#app/use-cases/demo/remove-demo.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { say } from "../program.ts";
import { readArguments } from "./arguments.ts";
import type { Command, CommandResult } from "./command.ts";

export const seedDemoCommand: Command = {
  usage: "seed demo [--remove]",
  summary: "Makes the demo world where it is missing; with --remove takes it away, and nothing else.",
  async run(args, context) {
    const isRemoval = readArguments(args, { flags: ["remove"] }).flag("remove");
    const deps = await context.openDeps();
    return isRemoval ? remove(deps) : seed(deps);
  },
};

async function seed(deps: Deps): Promise<CommandResult> {
  const { kind } = await seedDemo(deps, { log: say });
  const people = await listDemoSignIns(deps);
  const lines = people.map(({ role, email, password }) => `${role.padEnd(10)} ${email}  ${password}`);
  const first =
    kind === "made" ? "The demo world is there. Sign in as" : "The demo world was there already. Sign in as";
  return { ok: true, lines: [first, ...lines], json: { made: kind === "made", people } };
}

async function remove(deps: Deps): Promise<CommandResult> {
  const result = await removeDemo(deps);
  switch (result.kind) {
    case "removed": {
      const { people, campaigns, leads } = result;
      const line = `Removed ${people} people, ${campaigns} campaigns and ${leads} leads of the demo world.`;
      return { ok: true, lines: [line], json: { removed: true, people, campaigns, leads } };
    }
    case "nothing_there":
      return { ok: true, lines: ["There is no demo world here."], json: { removed: false } };
    case "refused":
      return { ok: false, lines: [result.message], json: { removed: false, error: result.message } };
  }
}
