import type { OpenAPIHono } from "@hono/zod-openapi";
import { html, raw } from "hono/html";
import { z } from "zod";
import type { ApiEnv } from "#app/api/environment.ts";

const Operation = z.object({
  summary: z.string().optional(),
  operationId: z.string().optional(),
  tags: z.array(z.string()).default([]),
});
const Paths = z.record(z.string(), z.record(z.string(), Operation));

/** The API as a page for people: made from the same document that programs read. */
export function docsPage(api: OpenAPIHono<ApiEnv>, origin: string, styles: readonly string[]) {
  const paths = Paths.parse(openApiDocument(api, origin).paths ?? {});
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Greenroom API</title>
        ${raw(styles.map((href) => `<link rel="stylesheet" href="${href}">`).join(""))}
      </head>
      <body>
        <main id="main" class="page">
          <h1>The Greenroom API</h1>
          <p>
            Send <code>Authorization: Bearer &lt;key&gt;</code>. Keys are made in Settings or with
            <code>npm run greenroom -- api-key create</code>. The whole description, for programs:
            <a href="/api/v1/openapi.json">openapi.json</a>.
          </p>
          <pre><code>curl -H "Authorization: Bearer $KEY" ${origin}/api/v1/campaigns/summit-2026/eligibility/noor@example.com</code></pre>
          ${tags.map(
            (tag) =>
              html`<section>
                <h2>${tag}</h2>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Method</th>
                      <th scope="col">Path</th>
                      <th scope="col">What it does</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${rows
                      .filter((row) => row.tags.includes(tag))
                      .map(
                        (row) =>
                          html`<tr>
                            <td><code>${row.method}</code></td>
                            <td><code>/api/v1${row.path}</code></td>
                            <td>${row.summary ?? row.operationId ?? ""}</td>
                          </tr>`,
                      )}
                  </tbody>
                </table>
              </section>`,
          )}
        </main>
      </body>
    </html>`;
}

export function openApiDocument(api: OpenAPIHono<ApiEnv>, origin: string) {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Greenroom",
      version: "1",
      description:
        "Who may receive a campaign's leads, until when and why; leads in, assigned or held; practice. Errors are application/problem+json (RFC 9457).",
    },
    servers: [{ url: `${origin}/api/v1` }],
  });
}
