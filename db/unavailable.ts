/** SQLSTATEs and socket errors that mean "the database is gone or full", not "the request was wrong". */
const CODES =
  /^(08...|57P0[123]|53[0-9A-Z]{3}|25P0[34]|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;
const MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

/** True if trying again later may help: answered with 503, not 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return CODES.test(code) || MESSAGES.test(error.message) || isDatabaseUnavailable(error.cause);
}
