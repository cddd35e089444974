import { findPersonByEmail } from "#app/stores/people.ts";
import { createPersonalToken } from "#app/use-cases/access/create-key.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

export const tokenCreate: Command = {
  usage: "token create --user <email>",
  summary: "Makes a personal token, shown this once: a program with it acts as that person.",
  async run(args, context) {
    const email = readArguments(args, { options: ["user"] }).required("user");
    const deps = await context.openDeps();
    const person = await findPersonByEmail(deps.db, email.trim());
    if (!person || person.status !== "active") {
      const error = `There is nobody with an open account and the email ${email}.`;
      return { ok: false, lines: [error], json: { error } };
    }
    const by = { actor: { kind: "system" as const } };
    const { secret } = await createPersonalToken(deps, { by, name: "Command line", personId: person.id });
    return { ok: true, lines: [secret], json: { token: secret } };
  },
};
