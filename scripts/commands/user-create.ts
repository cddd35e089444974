import { z } from "zod";
import { paths } from "#app/paths.ts";
import { createPerson } from "#app/use-cases/people/create-person.ts";
import { Email, PersonName, PersonRole, TeamKey } from "#app/use-cases/people/fields.ts";
import { issuePasswordLink } from "#app/use-cases/people/invite-person.ts";
import { say } from "../program.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { valid } from "./valid.ts";

const Options = z.object({ email: Email, name: PersonName, role: PersonRole, team: z.array(TeamKey) });

export const userCreate: Command = {
  usage: "user create --email … --name … --role rep|manager|marketer|admin [--team …] [--password …]",
  summary:
    "Makes a person's account; teams that don't exist yet are made. Without a password it prints a link to choose one.",
  async run(args, context) {
    const given = readArguments(args, { options: ["email", "name", "role", "team", "password"] });
    const [email, name, role] = [given.required("email"), given.required("name"), given.required("role")];
    const options = valid(Options, { email, name, role, team: given.all("team") });
    const deps = await context.openDeps();
    const by = { actor: { kind: "system" as const } };
    const created = await createPerson(deps, {
      by,
      email: options.email,
      name: options.name,
      role: options.role,
      password: given.text("password"),
      teamKeys: options.team,
      // Whoever has this command line could write the database itself: told, not stopped.
      onWeakPassword: say,
    });
    if (created.kind === "refused") return { ok: false, lines: [created.message], json: { error: created.message } };
    const { id } = created;
    const link = given.text("password") ? null : await issuePasswordLink(deps, { by, personId: id });
    const how = link ? [`Choose a password at ${context.config.publicOrigin}${paths.invite(link.token)}`] : [];
    return { ok: true, lines: [`${created.email} is ${id}`, ...how], json: { id, email: created.email } };
  },
};
