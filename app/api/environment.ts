import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { mistakesOf } from "#app/api/mistakes.ts";
import type { Principal } from "#app/api/principal.ts";
import type { HttpEnv } from "#app/http/http-env.ts";
import { problem } from "#app/http/problem.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** What every API handler finds in its context. */
export interface ApiEnv {
  Variables: HttpEnv["Variables"] & { deps: Deps; principal: Principal };
}
export type ApiContext = Context<ApiEnv>;

/** One resource's part of the API: invalid input becomes one problem that lists everything wrong. */
export function resource(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      return problem({
        status: 422,
        type: "invalid-request",
        title: "The request is not valid",
        errors: mistakesOf(result.error, result.target),
      });
    },
  });
}
