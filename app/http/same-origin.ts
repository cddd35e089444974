import { createMiddleware } from "hono/factory";
import type { Config } from "#app/config.server.ts";
import type { HttpEnv } from "./http-env.ts";
import { refusalPage } from "./plain-page.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Pages change things only on requests from our own pages; with SameSite cookies this is the whole CSRF defence. */
export function sameOriginOnly(config: Config) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (SAFE_METHODS.includes(c.req.method) || isSameOrigin(c.req.raw.headers, config.publicOrigin)) return next();
    const text = "This request did not come from one of Greenroom's own pages.";
    return refusalPage(403, "That did not work", text, c.get("requestId"));
  });
}

/** Browsers say so themselves (Sec-Fetch-Site); older ones at least name the origin they come from. */
export function isSameOrigin(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  // No page elsewhere can choose the Host that a browser sends.
  return origin === publicOrigin || new URL(origin).host === headers.get("host");
}
