import { parseDuration } from "#app/domain/playbook/duration.ts";
import { findPersonByEmail } from "#app/stores/people.ts";
import { findPlaybooks } from "#app/use-cases/content/find-playbooks.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { publishSigned } from "#app/use-cases/playbook/publish-signed.ts";
import { readArguments } from "./arguments.ts";
import { type Command, type CommandResult, UsageError } from "./command.ts";

export const contentPublish: Command = {
  usage: 'content publish <dir> --sign-as <marketing-email> --sign-as <sales-email> [--enforce-after 24h] [--note "…"]',
  summary: "Publishes a campaign's file as its next version, signed by both owners.",
  async run(args, context) {
    const given = readArguments(args, { options: ["sign-as", "enforce-after", "note"], positionals: 1 });
    const [place = ""] = given.positionals;
    given.required("sign-as");
    const enforceAfterMs = graceOf(given.text("enforce-after"));
    const files = await findPlaybooks(place);
    const [only] = files;
    if (!only || files.length > 1)
      throw new UsageError(`${place}: found ${files.length} campaigns, expected one to publish`);
    if (only.read.kind === "invalid") {
      return refused(
        only.read.problems.map(({ message }) => message),
        { problems: only.read.problems },
      );
    }

    const deps = await context.openDeps();
    const signers = await signersOf(deps, given.all("sign-as"));
    if (signers.kind === "unknown") return refused(signers.messages, {});
    const note = given.text("note");
    const result = await publishSigned(deps, {
      playbook: only.read.playbook,
      signerIds: signers.ids,
      enforceAfterMs,
      ...(note === undefined ? {} : { note }),
    });
    if (result.kind === "refused") return refused(result.messages, {});
    const { campaign, version } = result;
    const changes = result.changes.map(({ criterion, kind }) => ({ criterion, kind }));
    const line =
      result.kind === "unchanged"
        ? `${campaign}: nothing differs from version ${version}, which stays`
        : `${campaign}: version ${version} published`;
    return {
      ok: true,
      lines: [line, ...changes.map(({ criterion, kind }) => `  ${kind.padEnd(10)} ${criterion}`)],
      json: { campaign, version, changes },
    };
  },
};

function graceOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const ms = parseDuration(text);
  if (ms === null) throw new UsageError(`--enforce-after: found ${text}, expected a duration such as 30m, 24h or 7d`);
  return ms;
}

async function signersOf(
  deps: Deps,
  emails: readonly string[],
): Promise<{ kind: "known"; ids: string[] } | { kind: "unknown"; messages: string[] }> {
  const ids: string[] = [];
  const messages: string[] = [];
  for (const email of emails) {
    const person = await findPersonByEmail(deps.db, email);
    if (person) ids.push(person.id);
    else messages.push(`--sign-as: found ${email}, expected the e-mail address of a person in Greenroom`);
  }
  return messages.length > 0 ? { kind: "unknown", messages } : { kind: "known", ids };
}

function refused(messages: readonly string[], more: Readonly<Record<string, unknown>>): CommandResult {
  return { ok: false, lines: messages, json: { ok: false, errors: messages, ...more } };
}
