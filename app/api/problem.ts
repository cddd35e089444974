import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Problem, problem } from "#app/http/problem.ts";

/** Thrown when a request cannot be answered; whatever transaction it leaves is rolled back. */
export function refusal(what: Problem & { readonly status: ContentfulStatusCode }): HTTPException {
  return new HTTPException(what.status, { res: problem(what), message: what.title });
}

export function unknown(what: string, found: string): HTTPException {
  return refusal({
    status: 404,
    type: "not-found",
    title: `No such ${what}`,
    detail: `found "${found}", expected a ${what} that exists`,
  });
}

/** One field of the body that only a use-case could judge. */
export function invalidField(field: string, message: string): HTTPException {
  return refusal({
    status: 422,
    type: "invalid-request",
    title: "The request is not valid",
    errors: [{ pointer: `/${field}`, detail: message }],
  });
}
