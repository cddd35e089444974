import pino, { type Logger } from "pino";
import type { Config } from "#app/config.server.ts";
import { readableLines } from "./readable-lines.server.ts";

/** Keys that never reach a log, at the top or one level down. */
const SECRETS = ["password", "token", "secret", "authorization", "cookie", "passwordHash", "key"];

/** JSON lines; for a person at a terminal, one short line per event. */
export function createLogger(config: Pick<Config, "logLevel" | "mode">, terminal = process.stdout.isTTY): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: "[redacted]" },
    serializers: { err: pino.stdSerializers.err },
  };
  return terminal && config.mode !== "production" ? pino(options, readableLines(process.stdout)) : pino(options);
}
