import { z } from "zod";

import { describeFound, problem, valueAt } from "#app/domain/playbook/problem.ts";
import type { Path, Problem } from "#app/domain/playbook/problem.ts";

/** A zod issue in the one form we pass on: where, and what was expected there. */
interface Expectation {
  readonly path: Path;
  readonly expected: string;
}

/** Issues as expectations; a mapping's unknown keys become one each, placed at the key. */
export function expectations(error: z.ZodError): Expectation[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code !== "unrecognized_keys") return [{ path, expected: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], expected: issue.message }));
  });
}

/** The problems a failed parse amounts to; `root` is the whole file and `base` where the parsed part stands in it. */
export function problemsOf(error: z.ZodError, root: unknown, base: Path): Problem[] {
  return expectations(error).map(({ path, expected }) => {
    const place = [...base, ...path];
    const value = valueAt(root, place);
    const isUnknownKey = expected.startsWith("one of the keys");
    const found = isUnknownKey ? `the unknown key ${JSON.stringify(String(place.at(-1)))}` : describeFound(value);
    return problem(place, found, expected);
  });
}

/**
 * A schema that picks another one by looking at the value. Its issues stay those of the picked one, where a zod union
 * would only say that nothing matched.
 */
export function pickSchema<Output>(pick: (value: unknown) => z.ZodType<Output> | string) {
  return z.unknown().transform((value, context): Output => {
    const schema = pick(value);
    if (typeof schema === "string") {
      context.addIssue({ code: "custom", message: schema });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, expected } of expectations(parsed.error)) {
      context.addIssue({ code: "custom", path: [...path], message: expected });
    }
    return z.NEVER;
  });
}

/** Whether a value is a mapping that has a key. */
export function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);
}
