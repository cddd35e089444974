import { ConfigError, type Config, loadConfig } from "#app/config.server.ts";
import { openDatabase } from "#db/client.ts";
import { systemDeps } from "#app/runtime.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { type Command, type CommandResult, UsageError } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { type OpenedDatabase, openConfiguredDatabase, PATIENT } from "./open-database.ts";
import { say } from "./program.ts";
import { USAGE } from "./usage.ts";

const args = process.argv.slice(2);
const asJson = args.includes("--json");
process.exitCode = await main(args.filter((arg) => arg !== "--json"));

async function main(words: readonly string[]): Promise<number> {
  if (["help", "--help", "-h"].includes(words[0] ?? "")) {
    print({ ok: true, lines: [USAGE.trimEnd()], json: { ok: true, usage: USAGE } });
    return 0;
  }
  const found = find(words);
  if (found) return runCommand(await found.load(), found.rest);
  const error = words.length === 0 ? "no command" : `There is no command \`${words.slice(0, 2).join(" ")}\`.`;
  say(words.length === 0 ? USAGE.trimEnd() : `${error}\n\n${USAGE}`);
  if (asJson) process.stdout.write(`${JSON.stringify({ ok: false, error })}\n`);
  return 2;
}

async function runCommand(command: Command, rest: readonly string[]): Promise<number> {
  try {
    print(await withContext((context) => command.run(rest, context)));
    return process.exitCode === 1 ? 1 : 0;
  } catch (error) {
    const usage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : String(error);
    say(usage ? `${message}\nUsage: npm run greenroom -- ${command.usage}` : message);
    if (asJson) process.stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
    return usage || error instanceof ConfigError ? 2 : 1;
  }
}

function print(result: CommandResult): void {
  if (asJson) {
    for (const line of result.output ?? []) process.stdout.write(`${line}\n`);
    const objects = result.jsonLines ?? [result.json];
    for (const object of objects) process.stdout.write(`${JSON.stringify(object)}\n`);
  } else for (const line of result.lines) process.stdout.write(`${line}\n`);
  if (!result.ok) process.exitCode = 1;
}

/** Names have one or two words; the longer match wins. */
function find(words: readonly string[]) {
  for (const length of [2, 1]) {
    const load = words.length >= length ? commands[words.slice(0, length).join(" ")] : undefined;
    if (load) return { load, rest: words.slice(length) };
  }
  return null;
}

async function withContext<Result>(
  use: (context: {
    config: Config;
    openDeps: () => Promise<Deps>;
    databaseUrl: () => Promise<string>;
  }) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig();
  const closers: (() => Promise<void>)[] = [];
  let opened: Promise<OpenedDatabase> | undefined;
  let deps: Promise<Deps> | undefined;

  async function databaseUrl(): Promise<string> {
    opened ??= openConfiguredDatabase(config);
    return (await opened).url;
  }

  async function connect(): Promise<Deps> {
    const database = openDatabase(await databaseUrl(), { ...PATIENT, applicationName: "greenroom command" });
    closers.unshift(database.close);
    return systemDeps(database);
  }

  try {
    return await use({ config, databaseUrl, openDeps: () => (deps ??= connect()) });
  } finally {
    for (const close of closers) await close();
    await (await opened)?.stop();
  }
}
