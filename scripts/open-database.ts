import path from "node:path";
import { startEmbedded } from "#db/embedded.ts";
import { projectRoot } from "#db/project-root.ts";
import type { Config } from "#app/config.server.ts";

export interface OpenedDatabase {
  url: string;
  embedded: boolean;
  /** True when the embedded database was made just now. */
  isNew: boolean;
  stop: () => Promise<void>;
}

/** For work that takes its time on a slow machine; a request never may. */
export const PATIENT = {
  max: 4,
  statementTimeoutMs: 300_000,
  idleInTransactionTimeoutMs: 300_000,
  lockTimeoutMs: 60_000,
};

/** The configured server, or the embedded one of this clone; the app, the command line and the benchmarks all meet there. */
export async function openConfiguredDatabase(config: Config): Promise<OpenedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: false, isNew: false, stop: async () => {} };
  // A relative folder is one of the clone, wherever the command was called from.
  const server = await startEmbedded({ dataFolder: path.resolve(projectRoot, config.dataFolder) });
  return { url: server.connectionString, embedded: true, isNew: server.created, stop: server.stop };
}
