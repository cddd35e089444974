import { pathToFileURL } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { type Config, loadConfig } from "#app/config.server.ts";
import { sessionCookieName, startSession } from "#app/auth/lucia.server.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import type { Runtime } from "#app/runtime.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { fromProjectRoot } from "#db/project-root.ts";
import { type TestClock, testClock } from "./clock.ts";
import type { TestDatabase } from "./database.ts";
import { testRandom } from "./random.ts";
import { TestBrowser } from "./browser.ts";

export const ORIGIN = "http://127.0.0.1:3000";

export interface TestApp {
  readonly deps: Deps & { readonly clock: TestClock };
  readonly config: Config;
  /** The whole application as a function: pages and API alike. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** A visitor with cookies of their own. */
  readonly browser: () => TestBrowser;
  readonly signedIn: (personId: string) => Promise<TestBrowser>;
}

/**
 * The built application over a test file's database, with a clock that stands still. Call it at the top of a file:
 * `const app = testApp(database)`.
 */
export function testApp(
  database: Pick<TestDatabase, "url">,
  environment: Readonly<Record<string, string>> = {},
): TestApp {
  const config = loadConfig({ LOG_LEVEL: "silent", NODE_ENV: "test", PUBLIC_ORIGIN: ORIGIN, ...environment });
  const clock = testClock();
  const random = testRandom();
  let runtime: Runtime | undefined;
  let answer: ((request: Request) => Response | Promise<Response>) | undefined;

  beforeAll(async () => {
    const file = pathToFileURL(fromProjectRoot("build", "server", "index.js")).href;
    const built: typeof import("#app/server.ts") = await import(/* @vite-ignore */ file);
    const opened = built.openRuntime(config, database.url);
    runtime = { ...opened, deps: { ...opened.deps, clock, random } };
    answer = built.createApp(built.build, runtime).fetch;
  });
  afterAll(async () => await runtime?.close());

  const deps = {
    get db() {
      if (!runtime) throw new Error("the application exists only inside tests and hooks");
      return runtime.deps.db;
    },
    clock,
    random,
  };
  const fetch = async (request: Request) => {
    if (!answer) throw new Error("the application exists only inside tests and hooks");
    return answer(request);
  };

  async function signedIn(personId: string): Promise<TestBrowser> {
    const policy = sessionPolicy(config);
    const browser = new TestBrowser(fetch, ORIGIN);
    const token = await startSession(deps, policy, { personId, userAgent: null });
    browser.setCookie(sessionCookieName(policy), token);
    return browser;
  }

  return { deps, config, fetch, browser: () => new TestBrowser(fetch, ORIGIN), signedIn };
}
