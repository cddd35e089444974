import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Logger } from "pino";
import type { Config } from "#app/config.server.ts";
import { isApiPath } from "./api-path.ts";
import { clientAddress } from "./client-address.ts";
import type { HttpEnv } from "./http-env.ts";
import { loggablePath } from "./loggable-path.ts";
import type { Metrics } from "./metrics.ts";

/** Outermost: gives the request its id, and tells log and metrics what became of it. */
export function observe(config: Config, logger: Logger, metrics: Metrics) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.set("logger", logger.child({ requestId }));
    const remote = c.env?.incoming?.socket.remoteAddress;
    c.set("clientAddress", clientAddress(remote, c.req.header("x-forwarded-for"), config.trustedProxyHops));
    await next();
    c.res.headers.set("x-request-id", requestId);
    const ms = performance.now() - startedAt;
    const { path, method } = c.req;
    const { status } = c.res;
    metrics.countRequest(isApiPath(path) ? "api" : "page", status, ms);
    const level = levelOf(path, method, status);
    if (!logger.isLevelEnabled(level)) return;
    const fields = { requestId, method, path: loggablePath(path), status, ms: Math.round(ms * 10) / 10 };
    logger[level](fields, `${method} ${fields.path} ${status} ${Math.round(ms)} ms`);
  });
}

/** Probes, assets and successful API reads come by the thousand: they are details. */
function levelOf(path: string, method: string, status: number): "debug" | "info" | "error" {
  if (status >= 500) return "error";
  const routine = method === "GET" && (isApiPath(path) || /^\/(assets|healthz|readyz|metrics)/.test(path));
  return routine && status < 400 ? "debug" : "info";
}
