import { parse } from "hono/utils/cookie";
import type { RequestContext } from "#app/http/context.ts";
import { forbidden, notFound, signInFirst } from "#app/http/responses.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { blankSessionCookie, sessionCookie, sessionCookieName, validateSession } from "./lucia.server.ts";
import { sessionPolicy, type SessionConfig, type SessionPolicy } from "./session-policy.ts";
import { may, maySome, type Action, type Subject } from "./permissions.ts";
import type { Viewer } from "./viewer.ts";

const TOKEN = /^[0-9a-z]{32}$/;

/** Once per request: who it is, and the Set-Cookie to add, if any. A malformed cookie is nobody's. */
export async function resolveViewer(
  deps: Deps,
  request: Request,
  config: SessionConfig,
): Promise<{ viewer: Viewer | null; setCookie: string | null }> {
  const policy = sessionPolicy(config);
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

type Known = Pick<RequestContext, "viewer">;

/** Whoever is signed in; else to the sign-in page, and (given the request) back afterwards. */
export function requireViewer(context: Known, request?: Request): Viewer {
  if (context.viewer) return context.viewer;
  throw signInFirst(request ?? new Request("http://localhost/", { method: "POST" }));
}

/**
 * The viewer, if the permission table grants this on this subject. Whoever may never do it is told so; somebody else's
 * subject does not exist for them.
 */
export function requireMay(context: Known, action: Action, subject: Subject = {}, request?: Request): Viewer {
  const viewer = requireViewer(context, request);
  if (may(viewer, action, subject)) return viewer;
  throw maySome(viewer, action) ? notFound() : forbidden();
}

/** For pages that list what their query scopes with `scopeOf`: the viewer, if there can be anything for them. */
export function requireMaySome(context: Known, action: Action, request?: Request): Viewer {
  const viewer = requireViewer(context, request);
  if (maySome(viewer, action)) return viewer;
  throw forbidden();
}
