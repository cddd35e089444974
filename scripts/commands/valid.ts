import type { z } from "zod";
import { UsageError } from "./command.ts";

/** Options that fit their schema; else a usage error that names each that doesn't. */
export function valid<Schema extends z.ZodType>(schema: Schema, options: Record<string, unknown>): z.infer<Schema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "");
    return `--${name}: found ${JSON.stringify(options[name])}. ${issue.message}`;
  });
  throw new UsageError(problems.join("\n"));
}
