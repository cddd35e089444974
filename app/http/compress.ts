import { once } from "node:events";
import type { Writable } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./http-env.ts";

const TEXT = /^(text\/(?!event-stream)|application\/(json|javascript|problem\+json)|image\/svg)/;

/** Compresses text on the fly and flushes with every chunk, so that a streamed page still shows early. */
export function compressText() {
  return createMiddleware<HttpEnv>(async (c, next) => {
    await next();
    const { headers, body } = c.res;
    if (!body || c.req.method === "HEAD" || headers.has("content-encoding")) return;
    if (!TEXT.test(headers.get("content-type") ?? "")) return;
    const encoding = choose(c.req.header("accept-encoding"));
    if (!encoding) return void c.header("vary", "accept-encoding", { append: true });
    const encoder = encoding === "br" ? brotli() : gzip();
    void pump(body, encoder);
    c.res = new Response(createReadableStreamFromReadable(encoder), c.res);
    c.res.headers.append("vary", "accept-encoding");
    c.res.headers.set("content-encoding", encoding);
    c.res.headers.delete("content-length");
  });
}

async function pump(body: ReadableStream<Uint8Array>, into: Writable): Promise<void> {
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!into.write(part.value)) await once(into, "drain");
    }
    into.end();
  } catch (error) {
    into.destroy(error instanceof Error ? error : new Error(String(error)));
    await reader.cancel().catch(() => {});
  }
}

function choose(accepted: string | undefined): "br" | "gzip" | null {
  const offers = (accepted ?? "").split(",").map((offer) => offer.trim());
  if (offers.some((offer) => /^br($|;(?!\s*q=0(\.0+)?$))/.test(offer))) return "br";
  return offers.some((offer) => /^gzip($|;(?!\s*q=0(\.0+)?$))/.test(offer)) ? "gzip" : null;
}

function brotli() {
  // 4 of 11: as small as gzip's best, at a fraction of the time.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  return createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params });
}

function gzip() {
  return createGzip({ flush: constants.Z_SYNC_FLUSH });
}
