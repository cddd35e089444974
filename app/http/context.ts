import type { Viewer } from "#app/auth/viewer.ts";
import type { Config } from "#app/config.server.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** What every loader and action gets as `context`. */
export interface RequestContext {
  readonly requestId: string;
  readonly nonce: string;
  readonly clientAddress: string;
  readonly config: Config;
  readonly deps: Deps;
  /** Who is signed in; resolved once, before any loader runs. */
  readonly viewer: Viewer | null;
  /** Logs an unexpected error under this request's id. */
  readonly report: (error: unknown) => void;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {
    readonly [key: string]: unknown;
  }
}
