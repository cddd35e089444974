import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HttpEnv } from "./http-env.ts";

/**
 * Refuses a body that is larger, by the length it announces (Node ends a request there). One that announces none is
 * counted by Hono's own limit as it comes, which takes a web stream: a fifth of what a short request costs.
 */
export function limitBody(maxSize: number, onError: (c: Context<HttpEnv>) => Response): MiddlewareHandler<HttpEnv> {
  const counting = bodyLimit({ maxSize, onError });
  return async (c, next) => {
    const announced = c.req.header("content-length");
    const isChunked = c.req.header("transfer-encoding") !== undefined;
    if (announced === undefined || isChunked) return counting(c, next);
    return Number(announced) > maxSize ? onError(c) : next();
  };
}
