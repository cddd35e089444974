import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ORIGIN, testApp } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";

const database = testDatabase();
const token = "metrics-for-the-test-run";
const app = testApp(database, { METRICS_TOKEN: token });

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return app.fetch(new Request(ORIGIN + path, { headers }));
}

function post(path: string, headers: Record<string, string>, body: BodyInit = "a=b"): Promise<Response> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return app.fetch(new Request(ORIGIN + path, { method: "POST", body, headers: { ...type, ...headers } }));
}

describe("health", () => {
  test("the process says that it answers, without looking at anything", async () => {
    expect((await get("/healthz")).status).toBe(200);
  });

  test("without a worker the process is not ready, and says so", async () => {
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual([
      { name: "database", ok: true },
      { name: "migrations", ok: true },
      { name: "worker", ok: false, detail: "no sign of life for 90 seconds" },
    ]);
  });

  test("with a worker somewhere it is", async () => {
    await database.pool.query("insert into worker_heartbeat (worker, beat_at) values ('w', now())");
    expect((await get("/readyz")).status).toBe(200);
  });

  test("a migration that has not run is named", async () => {
    await database.pool.query("delete from kysely_migration where name = '0001_people'");
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("not run yet: 0001_people");
  });
});

describe("metrics", () => {
  test("are there for whoever has the token", async () => {
    const response = await get("/metrics", { authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^greenroom_http_requests_total\{area="page",status="2xx"\} \d+$/m);
  });

  test("do not exist for anybody else", async () => {
    expect((await get("/metrics")).status).toBe(404);
    expect((await get("/metrics", { authorization: "Bearer guess" })).status).toBe(404);
  });
});

describe("headers", () => {
  test("a page lets only its own scripts run, and nobody frame it", async () => {
    const response = await get("/signin");
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    const scripts = [...(await response.text()).matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].map((match) => match[0]);
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  });

  test("every request has its own nonce and id", async () => {
    const [first, second] = await Promise.all([get("/signin"), get("/signin")]);
    for (const name of ["content-security-policy", "x-request-id"]) {
      expect(first.headers.get(name)).toBeTruthy();
      expect(first.headers.get(name)).not.toBe(second.headers.get(name));
    }
  });

  test("strict transport is promised only where https is spoken", async () => {
    expect((await get("/signin")).headers.get("strict-transport-security")).toBeNull();
  });

  test("nothing is guessed, data is for nobody's frame", async () => {
    const { headers } = await get("/healthz");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test("a page is compressed for browsers that can read it, and caches are told", async () => {
    const response = await get("/signin", { "accept-encoding": "gzip" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("vary")).toContain("accept-encoding");
    expect(gunzipSync(await response.arrayBuffer()).toString()).toContain("</html>");
  });
});

describe("requests that change something", () => {
  test("from a page of ours pass", async () => {
    expect((await post("/nowhere", { origin: ORIGIN, host: "127.0.0.1:3000" })).status).toBe(404);
    expect((await post("/nowhere", { "sec-fetch-site": "same-origin" })).status).toBe(404);
  });

  test.each([
    ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a sister host's page", { "sec-fetch-site": "same-site", origin: ORIGIN }],
    ["an old browser on another site", { origin: "https://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["nobody knows where", {}],
  ])("from %s are refused", async (_whose, headers) => {
    expect((await post("/nowhere", headers)).status).toBe(403);
  });

  test("over 1 MiB are refused, in the language of who asked", async () => {
    const body = "x".repeat(1024 * 1024 + 1);
    const page = await post("/nowhere", { origin: ORIGIN, "content-length": String(body.length) }, body);
    expect([page.status, page.headers.get("content-type")]).toEqual([413, "text/html; charset=utf-8"]);
    const api = await post("/api/v1/leads", { "content-length": String(body.length) }, body);
    expect([api.status, api.headers.get("content-type")]).toEqual([413, "application/problem+json"]);
  });
});

describe("what is not there", () => {
  test("is a friendly page for people", async () => {
    const response = await get("/no/such/page");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no page at this address.");
  });

  test("is a problem for programs, never a page", async () => {
    const response = await get("/api/nothing/here");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("a malformed cookie is nobody's", async () => {
    expect((await get("/no/such/page", { cookie: "session=%; theme=%; foo=%" })).status).toBe(404);
  });
});

test("a chosen theme is in the page from the first byte", async () => {
  expect(await (await get("/signin", { cookie: "theme=dark" })).text()).toContain('<html lang="en" data-theme="dark">');
});
