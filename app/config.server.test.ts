import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "./config.server.ts";
import { Environment } from "./environment.server.ts";

const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://app:s3cr3t@db/greenroom",
};

describe("the environment", () => {
  test("needs nothing on a laptop", () => {
    expect(loadConfig({})).toMatchObject({
      mode: "development",
      databaseUrl: null,
      dataFolder: ".greenroom",
      publicOrigin: "http://127.0.0.1:3000",
      demo: null,
      session: { idleDays: 7, absoluteDays: 30 },
    });
  });

  test("is frozen once read", () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  test("reports every problem together, by name, with what was expected", () => {
    expect(problemsOf({ PORT: "many", HOST: "", GREENROOM_DEMO: "yes", DATABASE_URL: "mysql://x/y" })).toEqual([
      "DATABASE_URL: expected an address like postgres://user:password@host:5432/greenroom",
      "GREENROOM_DEMO: expected 1 or 0",
      "PORT: expected a whole number from 0 to 65535",
    ]);
  });

  test("a port beyond 65535 is refused", () => {
    expect(problemsOf({ PORT: "70000" })).toEqual(["PORT: expected a whole number from 0 to 65535"]);
  });

  test("an origin loses its trailing slash and takes no path", () => {
    expect(loadConfig({ PUBLIC_ORIGIN: "https://ready.example.com/" }).publicOrigin).toBe("https://ready.example.com");
    expect(problemsOf({ PUBLIC_ORIGIN: "https://ready.example.com/app" })).toEqual([
      "PUBLIC_ORIGIN: expected an origin, without a path",
    ]);
  });

  test("a process that listens everywhere is opened as localhost", () => {
    expect(loadConfig({ HOST: "0.0.0.0", PORT: "8080" }).publicOrigin).toBe("http://localhost:8080");
  });
});

describe("production", () => {
  test("starts with a database", () => {
    expect(loadConfig(production).mode).toBe("production");
  });

  test("refuses to start without it, and says why", () => {
    expect(problemsOf({ NODE_ENV: "production" })).toEqual([
      "DATABASE_URL: missing; in production Greenroom needs a PostgreSQL server of yours",
    ]);
  });

  test("refuses the example's secrets", () => {
    const example = "change-me-change-me-change-me-change-me";
    expect(problemsOf({ ...production, METRICS_TOKEN: example })).toEqual([
      "METRICS_TOKEN: still the example's value; make one with `openssl rand -base64 32`",
    ]);
    const url = "postgres://greenroom:change-me@db/greenroom";
    expect(problemsOf({ ...production, DATABASE_URL: url })).toEqual([
      "DATABASE_URL: still carries the example's password",
    ]);
  });
});

test(".env.example names every variable, and no other", () => {
  const text = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.keys(Environment.shape).sort());
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
