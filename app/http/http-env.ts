import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";

/** What every handler behind the front finds with `c.get(…)`. */
export interface HttpEnv {
  /** Empty when a test calls the app as a function. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    logger: Logger;
    /** The browser's or API client's address, as far as the configured proxies are believed. */
    clientAddress: string;
    /** Of the content security policy; HTML answers put it on their inline scripts. */
    nonce: string;
  };
}
