import { Hono } from "hono";
import { authenticate } from "#app/api/authenticate.ts";
import { campaignsApi } from "#app/api/campaigns.ts";
import { docsPage, openApiDocument } from "#app/api/docs.ts";
import { eligibilityApi } from "#app/api/eligibility.ts";
import { type ApiEnv, resource } from "#app/api/environment.ts";
import { leadImportApi } from "#app/api/lead-import.ts";
import { leadListApi } from "#app/api/lead-list.ts";
import { leadsApi } from "#app/api/leads.ts";
import { leadWorkApi } from "#app/api/lead-work.ts";
import { practiceApi } from "#app/api/practice.ts";
import { waiversApi } from "#app/api/waivers.ts";
import type { Deps } from "#app/use-cases/deps.ts";

export interface ApiOptions {
  readonly deps: Deps;
  readonly origin: string;
  /** Stylesheets of the readable page. */
  readonly styles: readonly string[];
}

/** The public API's table of contents. */
export function createApi({ deps, origin, styles }: ApiOptions): Hono<ApiEnv> {
  const api = resource();
  api.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  api.use(async (c, next) => {
    c.set("deps", deps);
    await next();
  });
  // Made once, when it is first asked for: making it takes as long as ten requests.
  let document: string | undefined;
  api.get("/openapi.json", (c) => {
    document ??= JSON.stringify(openApiDocument(api, origin));
    return c.body(document, 200, { "content-type": "application/json" });
  });

  api.use(authenticate());
  api.route("/", eligibilityApi());
  api.route("/", campaignsApi());
  api.route("/", waiversApi());
  api.route("/", leadImportApi());
  api.route("/", leadsApi());
  api.route("/", leadListApi());
  api.route("/", leadWorkApi());
  api.route("/", practiceApi());

  const root = new Hono<ApiEnv>();
  root.get("/api/docs", (c) => c.html(docsPage(api, origin, styles)));
  root.route("/api/v1", api);
  return root;
}
