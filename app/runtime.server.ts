import { randomBytes, randomInt } from "node:crypto";
import type { Logger } from "pino";
import { type Database, openDatabase } from "#db/client.ts";
import type { Config } from "#app/config.server.ts";
import { createLogger } from "#app/http/logger.server.ts";
import { Metrics } from "#app/http/metrics.ts";
import { openMailer } from "#app/notify/mailer.ts";
import { EligibilityLookup } from "#app/stores/eligibility-lookup.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** What one process holds open. */
export interface Runtime {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Vite serves the pages: its socket and inline styles are let in. */
  readonly hotReload: boolean;
  readonly deps: Deps;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The hot read path of eligibility checks, on a connection of its own. */
  readonly lookup: EligibilityLookup;
  readonly close: () => Promise<void>;
}

/** Connects real time, real chance and the database of an environment. */
export function openRuntime(config: Config, databaseUrl: string, logger: Logger = createLogger(config)): Runtime {
  const database = openDatabase(databaseUrl, {
    max: config.databaseConnections,
    onIdleError: (error) => logger.warn({ err: error }, "database connection lost"),
  });
  const lookup = new EligibilityLookup(databaseUrl);
  const { smtpUrl } = config.secrets;
  const mailer = smtpUrl === null ? null : openMailer(smtpUrl, config.publicOrigin);
  const close = async () => {
    mailer?.close();
    await lookup.close();
    await database.close();
  };
  return {
    config,
    databaseUrl,
    hotReload: false,
    deps: { ...systemDeps(database), ...(mailer ? { mailer } : {}) },
    logger,
    metrics: new Metrics(database.pool),
    lookup,
    close,
  };
}

export function systemDeps({ db }: Pick<Database, "db">): Deps {
  return {
    db,
    clock: { now: () => Date.now() },
    random: { bytes: (length) => randomBytes(length), seed: () => randomInt(2 ** 31) },
  };
}
