import { createServer } from "node:net";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./tests/e2e/support/find-browser.ts";

// Workers read this file again: the port that the first reading found is handed on.
process.env.E2E_PORT ??= String(await freePort());
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;
const executablePath = findBrowser();

/** Journeys that leave other leads, another draft or another version behind than the rest expects. */
const CHANGES_THE_WORLD = ["agreement.e2e.ts", "import.e2e.ts", "rule-editor.e2e.ts"];

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: ".cache/e2e",
  use: {
    baseURL,
    locale: "en-GB",
    actionTimeout: 10_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "desktop", testIgnore: CHANGES_THE_WORLD, use: devices["Desktop Chrome"] },
    // Only what leaves the demo world as it was: both share one, and a person is new only once.
    {
      name: "phone",
      testMatch: ["pages.e2e.ts", "smoke.e2e.ts"],
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
    {
      name: "afterwards",
      testMatch: CHANGES_THE_WORLD,
      dependencies: ["desktop", "phone"],
      use: devices["Desktop Chrome"],
    },
  ],
  webServer: {
    command: `node --import tsx tests/e2e/support/serve.ts ${process.env.E2E_PORT}`,
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
