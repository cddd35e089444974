import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, test } from "vitest";
import routes from "#app/routes.ts";
import { ORIGIN } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";
import { developmentServer } from "#tests/support/development-server.ts";

const server = developmentServer(testDatabase());

describe("in development", () => {
  test("browsers get every module of every page, and of packages only what was bundled for them", async () => {
    const modules = await modulesFrom(["/app/entry.client.tsx", "/app/root.tsx", ...routeModules(routes)]);
    expect([...modules.values()].filter((problem) => problem !== null)).toEqual([]);
    expect([...modules.keys()]).toContain("/app/ui/frame/command-palette.tsx");
    const packages = [...modules.keys()].filter((path) => /^\/(@fs\/.*)?node_modules\//.test(path));
    // Another one here belongs into optimizeDeps.include of vite.config.ts.
    expect(packages.filter((path) => !/^\/node_modules\/(\.vite\/deps|vite\/dist\/client)\//.test(path))).toEqual([]);
  });

  test("answering a page does not make the server's packages the browser's", async () => {
    const page = await fetch(`${server.url}/signin`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("connect-src 'self' ws:");
    for (const name of ["kysely", "lucia", "@node-rs_argon2"]) {
      const bundle = await fetch(`${server.url}/node_modules/.vite/deps/${name}.js`);
      expect([name, bundle.status]).toEqual([name, 404]);
    }
  });

  test("forms reach their actions", async () => {
    const body = new URLSearchParams({ email: "nobody@example.com", password: "not-the-password" });
    const answer = await fetch(`${server.url}/signin`, { method: "POST", headers: { origin: ORIGIN }, body });
    expect(await answer.text()).toContain("nobody@example.com");
    expect(answer.status).toBe(422);
  });
});

function routeModules(entries: readonly RouteConfigEntry[]): string[] {
  return entries.flatMap(({ file, children }) => [`/app/${file}`, ...routeModules(children ?? [])]);
}

/** What a browser would load, by path; the value tells what is wrong with it. */
async function modulesFrom(entries: readonly string[]): Promise<Map<string, string | null>> {
  const modules = new Map<string, string | null>();
  const waiting = [...entries];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const { pathname } = new URL(url, server.url);
    if (modules.has(pathname)) continue;
    // Vite gives its own answer to what a script asks for, and a page to what a reader opens.
    const response = await fetch(server.url + url, { headers: { "sec-fetch-dest": "script" } });
    const text = await response.text();
    const isScript = response.headers.get("content-type")?.startsWith("text/javascript") ?? false;
    modules.set(pathname, response.ok && isScript ? null : `${pathname}: ${response.status} ${text.slice(0, 500)}`);
    if (isScript) waiting.push(...importsOf(text));
  }
  return modules;
}

/** Vite writes every import as an address from the root. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*"(\/[^"]+)"/g)].map(([, url]) => url ?? "");
}
