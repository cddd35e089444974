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
        <title>API – Greenroom</title>
        ${raw(styles.map((href) => `<link rel="stylesheet" href="${href}">`).join(""))}
      </head>
      <body>
        <main id="main" class="mx-auto grid max-w-page gap-8 px-4 py-10">
          <header class="grid gap-3">
            <p><a class="link" href="/">Greenroom</a></p>
            <h1>The API</h1>
            <p class="max-w-prose text-ink-2">
              Send <code>Authorization: Bearer &lt;key&gt;</code>. Keys are made in Settings or with
              <code>npm run greenroom -- api-key create</code>. The whole description, for programs:
              <a class="link" href="/api/v1/openapi.json">openapi.json</a>.
            </p>
            <pre
              class="overflow-x-auto rounded-md bg-sunken p-4 text-sm"
            ><code>curl -H "Authorization: Bearer $KEY" ${origin}/api/v1/campaigns/summit-2026/eligibility/noor@example.com</code></pre>
          </header>
          ${tags.map((tag) =>
            section(
              tag,
              rows.filter((row) => row.tags.includes(tag)),
            ),
          )}
        </main>
      </body>
    </html>`;
}

interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly summary?: string | undefined;
  readonly operationId?: string | undefined;
}

function section(tag: string, operations: readonly DocumentedOperation[]) {
  const head = (text: string) => html`<th scope="col" class="py-2 pr-4 text-left text-ink-3">${text}</th>`;
  return html`<section class="grid gap-2">
    <h2>${tag}</h2>
    <div class="overflow-x-auto">
      <table class="w-full text-sm">
        <thead>
          <tr>
            ${head("Method")}${head("Path")}${head("What it does")}
          </tr>
        </thead>
        <tbody>
          ${operations.map(
            ({ method, path, summary, operationId }) =>
              html`<tr class="border-t border-line">
                <td class="py-2 pr-4 align-top"><code>${method}</code></td>
                <td class="py-2 pr-4 align-top"><code>/api/v1${path}</code></td>
                <td class="py-2 align-top">${summary ?? operationId ?? ""}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
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
