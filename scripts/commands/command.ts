import type { Config } from "#app/config.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** What the command line hands to a command. */
export interface CommandContext {
  readonly config: Config;
  /** Opened on first use: the database the app uses, also while the app runs. */
  readonly openDeps: () => Promise<Deps>;
  readonly databaseUrl: () => Promise<string>;
}

/** What a command found out: printed for people, or as the last line's JSON object with `--json`. */
export interface CommandResult {
  /** True: it ran and the answer is yes (exit status 0). False: it ran, the answer is no (1). */
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
  /** What was asked for itself: with `--json` too it is printed, before `json`. */
  readonly output?: readonly string[];
  /** With `--json` in place of `json`: one object a line. */
  readonly jsonLines?: readonly Readonly<Record<string, unknown>>[];
}

export interface Command {
  /** After `npm run greenroom --`, such as `user create --email … --name …`. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  readonly run: (args: readonly string[], context: CommandContext) => Promise<CommandResult>;
}

/** Thrown by a command for arguments that it can't take: exit status 2, with the command's usage. */
export class UsageError extends Error {}
