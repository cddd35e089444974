import { ConfigError } from "#app/config.server.ts";

/** Words for people go to standard error: standard output belongs to results. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Runs a script's body; a failure is told in words and sets the exit status, without a stack for what people can mend. */
export async function runProgram(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    say(error instanceof ConfigError ? error.message : textOf(error));
    // Whatever is still open must not keep a program alive that has nothing left to do.
    process.exit(1);
  }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "EADDRINUSE"
    ? `Another program uses this port (${error.message}). Set PORT to a free one, or to 0 for any.`
    : (error.stack ?? error.message);
}
