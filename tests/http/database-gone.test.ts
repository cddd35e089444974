import { expect, test } from "vitest";
import { ORIGIN, testApp } from "#tests/support/app.ts";

const app = testApp({ url: "postgres://nobody:x@127.0.0.1:1/none" });
// Far beyond what a loaded machine takes, far below a request that hangs.
const within = 8_000;

test("without its database the process still answers", async () => {
  expect((await app.fetch(new Request(`${ORIGIN}/healthz`))).status).toBe(200);
});

test("it says at once that it is not ready", async () => {
  const started = Date.now();
  const response = await app.fetch(new Request(`${ORIGIN}/readyz`));
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual([{ name: "database", ok: false, detail: "not reachable" }]);
  expect(Date.now() - started).toBeLessThan(within);
});

test("somebody signed in gets a page that asks for patience, and no details", async () => {
  const started = Date.now();
  const cookie = `session=${"0".repeat(32)}`;
  const response = await app.fetch(new Request(`${ORIGIN}/settings`, { headers: { cookie } }));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await response.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1:1|at .*\.js/);
  expect(Date.now() - started).toBeLessThan(within);
});
