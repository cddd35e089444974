import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { isDatabaseUnavailable } from "#db/unavailable.ts";
import { isApiPath } from "./api-path.ts";
import { refusalPage } from "./plain-page.ts";
import { problem } from "./problem.ts";

const RETRY_AFTER_S = "5";

/** The answer to whatever nobody handled: no details for strangers, the request's id to find them in the log. */
export function failure(error: Error, path: string, requestId: string, logger: Logger): Response {
  if (error instanceof HTTPException) return refused(error, path);
  const unavailable = isDatabaseUnavailable(error);
  logger.error({ err: error }, unavailable ? "database not available" : "unexpected error");
  const response = unavailable ? tryLater(path, requestId) : broken(path, requestId);
  if (unavailable) response.headers.set("retry-after", RETRY_AFTER_S);
  return response;
}

/** A library's refusal, such as of broken JSON, comes as plain text: for programs it becomes a problem like any other. */
function refused(error: HTTPException, path: string): Response {
  if (error.res || !isApiPath(path)) return error.getResponse();
  return problem({ status: error.status, title: error.message });
}

function tryLater(path: string, requestId: string): Response {
  if (isApiPath(path)) return problem({ status: 503, title: "Try again in a moment.", extra: { requestId } });
  return refusalPage(503, "Back in a moment", "Greenroom can't reach its data right now. Nothing is lost.", requestId);
}

function broken(path: string, requestId: string): Response {
  if (isApiPath(path))
    return problem({ status: 500, title: "Something went wrong on our side.", extra: { requestId } });
  return refusalPage(500, "Something went wrong", "The mistake is ours, and it has been noted.", requestId);
}
