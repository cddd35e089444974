import type { z } from "zod";
import { EXAMPLE_SECRET, Environment } from "./environment.server.ts";

export interface Config {
  readonly mode: "development" | "production" | "test";
  /** Absent: the embedded server in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Where browsers reach us; decides what counts as the same origin and whether cookies are `Secure`. */
  readonly publicOrigin: string;
  /** How many proxies in front of us append to X-Forwarded-For; 0 believes no header. */
  readonly trustedProxyHops: number;
  /** Null: only on a first embedded start. */
  readonly demo: boolean | null;
  readonly session: { readonly idleDays: number; readonly absoluteDays: number };
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  readonly secrets: {
    /** Absent: /metrics is off. */
    readonly metricsToken: string | null;
    /** Carries the mail server's password. */
    readonly smtpUrl: string | null;
  };
}

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Greenroom can't start with this environment:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/** Reads the environment once, reports every problem together. The only place that looks at `process.env`. */
export function loadConfig(source: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = Environment.safeParse(withoutBlanks(source));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(describe));
  const env = parsed.data;
  const problems = env.NODE_ENV === "production" ? productionProblems(env) : [];
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    mode: env.NODE_ENV,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseConnections: env.DATABASE_CONNECTIONS,
    dataFolder: env.GREENROOM_DATA,
    host: env.HOST,
    port: env.PORT,
    publicOrigin: env.PUBLIC_ORIGIN ?? `http://${originHost(env.HOST)}:${env.PORT}`,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    demo: env.GREENROOM_DEMO ?? null,
    session: Object.freeze({ idleDays: env.SESSION_IDLE_DAYS, absoluteDays: env.SESSION_ABSOLUTE_DAYS }),
    logLevel: env.LOG_LEVEL,
    secrets: Object.freeze({
      metricsToken: env.METRICS_TOKEN ?? null,
      smtpUrl: env.SMTP_URL ?? null,
    }),
  });
}

/** This process's environment with some values changed, for a child process. */
export function environmentWith(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** Makes React and its like take their production paths, also where the operator did not declare production. */
export function useProductionLibraries(): void {
  process.env.NODE_ENV = "production";
}

function productionProblems(env: Environment): string[] {
  return [
    ...(env.DATABASE_URL ? [] : ["DATABASE_URL: missing; in production Greenroom needs a PostgreSQL server of yours"]),
    ...(env.DATABASE_URL && isKnown(env.DATABASE_URL) ? ["DATABASE_URL: still carries the example's password"] : []),
    ...(env.METRICS_TOKEN && isKnown(env.METRICS_TOKEN)
      ? ["METRICS_TOKEN: still the example's value; make one with `openssl rand -base64 32`"]
      : []),
  ];
}

function isKnown(value: string): boolean {
  return value.includes(EXAMPLE_SECRET);
}

/** `.env` files leave values empty to say "not set". */
function withoutBlanks(source: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(source).flatMap(([key, value]): [string, string][] => {
    const text = value?.trim();
    return text ? [[key, text]] : [];
  });
  return Object.fromEntries(entries);
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")}: ${issue.message}`;
}

/** A browser can't open the address that means "every interface". */
function originHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
