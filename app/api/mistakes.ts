import type { z } from "@hono/zod-openapi";
import type { ProblemDetail } from "#app/http/problem.ts";

/** Said before what was found in another part of a request than its body. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  query: "in the query: ",
  param: "in the path: ",
  header: "in the headers: ",
};

/** Everything a schema found, each with a JSON pointer (RFC 6901). Unknown fields are pointed at, not what they stand in. */
export function mistakesOf(error: z.ZodError, part: string): ProblemDetail[] {
  return error.issues.flatMap((issue) => {
    const detail = (found: string) => `${ELSEWHERE[part] ?? ""}${found}`;
    if (issue.code !== "unrecognized_keys") return { pointer: toPointer(issue.path), detail: detail(issue.message) };
    return issue.keys.map((key) => ({ pointer: toPointer([...issue.path, key]), detail: detail("an unknown field") }));
  });
}

/** The whole body is the empty pointer. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
