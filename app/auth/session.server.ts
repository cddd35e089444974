import { parse } from "hono/utils/cookie";
import type { Deps } from "#app/use-cases/deps.ts";
import { blankSessionCookie, sessionCookie, sessionCookieName, validateSession } from "./lucia.server.ts";
import type { SessionPolicy } from "./session-policy.ts";
import type { Viewer } from "./viewer.ts";

const TOKEN = /^[0-9a-z]{32}$/;

/** Once per request: who it is, and the Set-Cookie to add, if any. A malformed cookie is nobody's. */
export async function resolveViewer(
  deps: Deps,
  request: Request,
  policy: SessionPolicy,
): Promise<{ viewer: Viewer | null; setCookie: string | null }> {
  const token = readSessionToken(request, policy);
  if (token === undefined) return { viewer: null, setCookie: null };
  const session = TOKEN.test(token) ? await validateSession(deps, policy, token) : null;
  if (!session) return { viewer: null, setCookie: blankSessionCookie(deps, policy) };
  return { viewer: session.viewer, setCookie: session.renewed ? sessionCookie(deps, policy, token) : null };
}

function readSessionToken(request: Request, policy: SessionPolicy): string | undefined {
  const name = sessionCookieName(policy);
  // Hono's parser leaves alone what it can't decode; Lucia's own throws on `foo=%`.
  return parse(request.headers.get("cookie") ?? "", name)[name];
}
