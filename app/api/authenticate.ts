import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "#app/api/environment.ts";
import type { Principal } from "#app/api/principal.ts";
import { refusal } from "#app/api/problem.ts";
import { authenticateKey } from "#app/use-cases/access/authenticate-key.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** The token of `Authorization: Bearer <token>`; cookies are never looked at. */
export function bearerIn(header: string | undefined): string | null {
  const match = /^Bearer +(\S+)$/i.exec(header ?? "");
  return match?.[1] ?? null;
}

/** Lets nobody through without a key that works now. */
export function authenticate() {
  return createMiddleware<ApiEnv>(async (c, next) => {
    c.set("principal", await principalOf(c.get("deps"), bearerIn(c.req.header("authorization"))));
    await next();
  });
}

async function principalOf(deps: Deps, bearer: string | null): Promise<Principal> {
  const found = bearer === null ? null : await authenticateKey(deps, bearer);
  if (found) return found;
  throw refusal({
    status: 401,
    type: "unauthorized",
    title: "No usable key",
    detail:
      bearer === null ? "found no `Authorization: Bearer <key>` header" : "the key is unknown, revoked or expired",
    headers: { "www-authenticate": 'Bearer realm="greenroom"' },
  });
}
