import type { ServerBuild } from "@remix-run/server-runtime";
import { Hono } from "hono";
import { CHECK_PATH } from "#app/api/eligibility.ts";
import { quickEligibility } from "#app/api/eligibility-lookup.ts";
import { createApi } from "#app/api/index.ts";
import { MAX_IMPORT_BYTES } from "#app/domain/leads/import/limits.ts";
import { paths } from "#app/paths.ts";
import type { Runtime } from "#app/runtime.server.ts";
import { API_PATHS, isApiPath } from "./api-path.ts";
import { compressText } from "./compress.ts";
import { failure } from "./failure.ts";
import { checkReadiness } from "./health.ts";
import type { HttpEnv } from "./http-env.ts";
import { limitBody } from "./limit-body.ts";
import { countUndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { bearerMatches } from "./metrics.ts";
import { observe } from "./observe.ts";
import { pages } from "./pages.ts";
import { refusalPage } from "./plain-page.ts";
import { problem } from "./problem.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";

const MAX_BODY_BYTES = 1024 * 1024;
/** A file of leads, and the form around it. The page asks who it is before it reads anything. */
const MAX_UPLOAD_BYTES = MAX_IMPORT_BYTES + 64 * 1024;
const UPLOADS = new Set([paths.leadImports(), `${paths.leadImports()}.data`]);

/** The whole application as one function from request to response; reads top-down as a request's life. */
export function createApp(build: ServerBuild, runtime: Runtime): Hono<HttpEnv> {
  const { config, deps, logger, metrics } = runtime;
  const app = new Hono<HttpEnv>();
  const usual = limitBody(MAX_BODY_BYTES, (c) => tooLarge(c.req.path, c.get("requestId"), "1 MiB"));
  const upload = limitBody(MAX_UPLOAD_BYTES, (c) => tooLarge(c.req.path, c.get("requestId"), "20 MiB"));

  // Strict transport is a browser's matter: programs that use the hot path speak to the address they were given.
  app.get(CHECK_PATH, quickEligibility({ clock: deps.clock, lookup: runtime.lookup, metrics }));
  app.use(observe(config, logger, metrics));
  app.use(securityHeaders(runtime));
  app.on(["POST", "PUT", "PATCH", "DELETE"], "*", (c, next) =>
    UPLOADS.has(c.req.path) ? upload(c, next) : usual(c, next),
  );

  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    const checks = await checkReadiness(deps.db);
    return c.json(checks, checks.every((check) => check.ok) ? 200 : 503, { "cache-control": "no-store" });
  });
  app.get("/metrics", async (c, next) => {
    const token = config.secrets.metricsToken;
    if (!token || !bearerMatches(c.req.header("authorization"), token)) return next();
    // Figures of the process are wanted most when the database is gone.
    const mail = await countUndeliveredMail(deps.db, { kind: "all" }).catch(() => null);
    return c.text(metrics.text(mail));
  });

  app.route("/", createApi({ deps, origin: config.publicOrigin, styles: stylesOf(build) }));
  // The API owns its paths: what it does not know must not become a page.
  app.on("ALL", API_PATHS, () => problem({ status: 404, title: "There is no such endpoint." }));

  app.use(compressText());
  app.use(sameOriginOnly(config));
  app.all("*", pages(build, runtime));

  app.onError((error, c) => failure(error, c.req.path, c.get("requestId"), c.get("logger") ?? logger));
  return app;
}

/** The stylesheets of every page, for the one page that Remix does not make: the API's. */
function stylesOf(build: ServerBuild): readonly string[] {
  const links = build.routes.root?.module.links?.() ?? [];
  return links.flatMap((link) => ("rel" in link && link.rel === "stylesheet" && link.href ? [link.href] : []));
}

function tooLarge(path: string, requestId: string, limit: string): Response {
  const text = `At most ${limit} can be sent at once.`;
  return isApiPath(path)
    ? problem({ status: 413, title: "The body is too large.", detail: text })
    : refusalPage(413, "That is too much at once", text, requestId);
}
