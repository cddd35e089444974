import { DAY_MS } from "#app/domain/time.ts";

export interface SessionPolicy {
  /** Browsers take `__Host-` and `Secure` cookies over https only (and some not even from localhost over http). */
  readonly secure: boolean;
  /** A session not used for this long ends. Each use in its second half renews it. */
  readonly idleMs: number;
  /** A session ends this long after signing in, used or not. */
  readonly absoluteMs: number;
}

/** Admins can change who sees everything, so their sessions end sooner. */
export const ADMIN_ABSOLUTE_MS = 7 * DAY_MS;

/** The part of the configuration that sessions depend on. */
export interface SessionConfig {
  readonly publicOrigin: string;
  readonly session: { readonly idleDays: number; readonly absoluteDays: number };
}

export function sessionPolicy(config: SessionConfig): SessionPolicy {
  return {
    secure: new URL(config.publicOrigin).protocol === "https:",
    idleMs: config.session.idleDays * DAY_MS,
    absoluteMs: config.session.absoluteDays * DAY_MS,
  };
}
