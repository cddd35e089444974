import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Runtime } from "#app/runtime.server.ts";
import type { HttpEnv } from "./http-env.ts";

const TWO_YEARS_S = 63_072_000;

/** What no JSON answer needs: anything. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The headers of an answer for programs. */
export const DATA_HEADERS = {
  "content-security-policy": DATA_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** Sets the headers that make a browser refuse what we never do. */
export function securityHeaders({ config, hotReload }: Pick<Runtime, "config" | "hotReload">) {
  const strictTransport = config.publicOrigin.startsWith("https:") ? `max-age=${TWO_YEARS_S}; includeSubDomains` : null;
  return createMiddleware<HttpEnv>(async (c, next) => {
    const nonce = randomBytes(16).toString("base64");
    c.set("nonce", nonce);
    await next();
    const { headers } = c.res;
    const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
    for (const [name, value] of Object.entries(DATA_HEADERS)) headers.set(name, value);
    if (strictTransport) headers.set("strict-transport-security", strictTransport);
    if (!isPage) return;
    headers.set("content-security-policy", pagePolicy(nonce, hotReload));
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("x-frame-options", "DENY");
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  });
}

/**
 * Scripts run only if they are ours or carry this request's nonce. Not 'strict-dynamic': Remix preloads modules without a
 * nonce, which WebKit blocks then. Hot reload needs a socket and inline styles, in development only.
 */
export function pagePolicy(nonce: string, withHotReload: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    withHotReload ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    ...(withHotReload ? ["connect-src 'self' ws:"] : []),
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
