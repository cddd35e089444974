import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import type { Context } from "hono";
import { isDatabaseUnavailable } from "#db/unavailable.ts";
import { resolveViewer } from "#app/auth/session.server.ts";
import type { Runtime } from "#app/runtime.server.ts";
import type { HttpEnv } from "./http-env.ts";

/** Everything that is not API: resolves who is looking, then lets Remix answer. */
export function pages(build: ServerBuild, { config, deps, hotReload }: Runtime) {
  const remix = createRequestHandler(build, hotReload ? "development" : "production");
  return async (c: Context<HttpEnv>): Promise<Response> => {
    const request = c.req.raw;
    const { viewer, setCookie } = await resolveViewer(deps, request, config);
    let unavailable = false;
    const answer = await remix(withOwnOrigin(request, config.publicOrigin), {
      requestId: c.get("requestId"),
      nonce: c.get("nonce"),
      clientAddress: c.get("clientAddress"),
      config,
      deps,
      viewer,
      report(error: unknown) {
        unavailable ||= isDatabaseUnavailable(error);
        c.get("logger").error({ err: error }, "unexpected error");
      },
    });
    const response = unavailable && answer.status === 500 ? tryLater(answer) : answer;
    if (setCookie && !setsCookie(response, setCookie)) response.headers.append("set-cookie", setCookie);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", viewer ? "no-store" : "no-cache");
    return response;
  };
}

/**
 * Our own check has let the request pass; Remix compares Origin with the Host again, which a proxy may have rewritten.
 */
function withOwnOrigin(request: Request, publicOrigin: string): Request {
  if (request.headers.get("origin") !== publicOrigin) return request;
  const headers = new Headers(request.headers);
  headers.set("x-forwarded-host", new URL(publicOrigin).host);
  return new Request(request, { headers });
}

/** A page that signs in or out has the last word about its cookie. */
function setsCookie(response: Response, cookie: string): boolean {
  const name = `${cookie.split("=")[0]}=`;
  return response.headers.getSetCookie().some((other) => other.startsWith(name));
}

function tryLater(answer: Response): Response {
  const response = new Response(answer.body, { status: 503, headers: answer.headers });
  response.headers.set("retry-after", "5");
  return response;
}
