import { parseArgs } from "node:util";
import { UsageError } from "./command.ts";

export interface Arguments {
  readonly positionals: readonly string[];
  /** The last value of an option; undefined if absent. */
  readonly text: (name: string) => string | undefined;
  readonly required: (name: string) => string;
  /** Every value of an option that may be repeated. */
  readonly all: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/** Reads a command's arguments: `options` take a value and may repeat, `flags` take none. Anything else is a usage error. */
export function readArguments(
  args: readonly string[],
  { options = [], flags = [], positionals = 0 }: { options?: string[]; flags?: string[]; positionals?: number },
): Arguments {
  const parsed = parse(args, options, flags);
  if (parsed.positionals.length !== positionals) {
    throw new UsageError(`found ${parsed.positionals.length} arguments, expected ${positionals}`);
  }
  const all = (name: string) => [parsed.values[name] ?? []].flat().filter((value) => typeof value === "string");
  const text = (name: string) => all(name).at(-1);
  return {
    positionals: parsed.positionals,
    text,
    all,
    flag: (name) => parsed.values[name] === true,
    required(name) {
      const value = text(name);
      if (!value) throw new UsageError(`--${name} is missing`);
      return value;
    },
  };
}

function parse(args: readonly string[], options: string[], flags: string[]) {
  const described = [
    ...options.map((name) => [name, { type: "string", multiple: true }] as const),
    ...flags.map((name) => [name, { type: "boolean" }] as const),
  ];
  try {
    const parsed = parseArgs({ args: [...args], options: Object.fromEntries(described), allowPositionals: true });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    return { values, positionals: parsed.positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
