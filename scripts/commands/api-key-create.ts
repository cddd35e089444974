import { z } from "zod";
import { createServiceKey } from "#app/use-cases/access/create-key.ts";
import { API_SCOPES } from "#app/use-cases/access/scopes.ts";
import { KeyName } from "#app/use-cases/people/fields.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { valid } from "./valid.ts";

const scope = z.enum(API_SCOPES, `Expected scopes of ${API_SCOPES.join(", ")}.`);
const Options = z.object({ name: KeyName, scopes: z.array(scope).min(1, "Expected at least one scope.") });

export const apiKeyCreate: Command = {
  usage: `api-key create --name … --scopes ${API_SCOPES.slice(0, 2).join(",")},…`,
  summary: "Makes a key for a program, shown this once; it may do what its scopes say.",
  async run(args, context) {
    const given = readArguments(args, { options: ["name", "scopes"] });
    given.required("scopes");
    // "a,b", "a b" and the option repeated all mean the same.
    const scopes = given.all("scopes").flatMap((text) => text.split(/[\s,]+/).filter(Boolean));
    const options = valid(Options, { name: given.required("name"), scopes });
    const by = { actor: { kind: "system" as const } };
    const { secret } = await createServiceKey(await context.openDeps(), { by, ...options });
    return { ok: true, lines: [secret], json: { key: secret } };
  },
};
