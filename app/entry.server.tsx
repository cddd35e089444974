import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { type HandleErrorFunction, type HandleDocumentRequestFunction } from "@remix-run/server-runtime";
import { isRouteErrorResponse } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./nonce.ts";

/** Deferred data later than this is given up; the render itself a little later, so that the error still gets out. */
export const streamTimeout = 5_000;

const handleRequest: HandleDocumentRequestFunction = (request, status, headers, remixContext, { nonce, report }) =>
  new Promise<Response>((resolve, reject) => {
    let shellSent = false;
    // Readers that take the page as one piece, such as search engines and previews, get it whole.
    const whenReady = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
    const page = (
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [whenReady]() {
        shellSent = true;
        const body = new PassThrough();
        headers.set("content-type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        // Before the shell is out, onShellError leads to the same report.
        if (shellSent && !request.signal.aborted) report(error);
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });

export default handleRequest;

/** Logs what is a mistake of ours: not a wrong address, not a visitor who left. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.report(isRouteErrorResponse(error) ? new Error(`${error.status} ${error.statusText}`) : error);
};
