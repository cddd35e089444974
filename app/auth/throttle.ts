import { HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";

export interface Attempt {
  readonly address: string;
  readonly succeeded: boolean;
  readonly at: number;
}

export interface RecentAttempts {
  /** At this account, from anywhere, within the account's window; oldest first. */
  readonly atAccount: readonly Attempt[];
  /** From this address, at any account, within the address' window; oldest first. */
  readonly fromAddress: readonly Attempt[];
  /** This account has been signed in to from this address before. */
  readonly knownAddress: boolean;
}

export type ThrottleVerdict = { readonly kind: "allowed" } | { readonly kind: "wait"; readonly until: number };

interface Limit {
  /** Failures within the window that cost nothing. */
  readonly free: number;
  readonly windowMs: number;
}

/** People mistype; five times in a day is generous, and guessing needs thousands. */
export const ACCOUNT_LIMIT: Limit = { free: 5, windowMs: 24 * HOUR_MS };
/** One office is one address, so it gets more. */
export const ADDRESS_LIMIT: Limit = { free: 20, windowMs: HOUR_MS };
/** Waits double from one second and stop here: nobody is ever locked out for good. */
export const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/**
 * Whether one more try at this account from this address may be made now (epoch ms). Past the free failures each further
 * one doubles the wait. An address that the account knows answers only for its own failures at that account, so a
 * stranger can't keep the owner out.
 */
export function throttle(recent: RecentAttempts, address: string, now: number): ThrottleVerdict {
  const atAccount = recent.knownAddress
    ? recent.atAccount.filter((attempt) => attempt.address === address)
    : recent.atAccount;
  const until = Math.max(
    waitUntil(openFailures(atAccount), ACCOUNT_LIMIT, now),
    recent.knownAddress ? 0 : waitUntil(failures(recent.fromAddress), ADDRESS_LIMIT, now),
  );
  return until > now ? { kind: "wait", until } : { kind: "allowed" };
}

/** The wait after so many failures, in milliseconds: 0 within the free ones, then 1 s, 2 s, 4 s … */
export function waitAfter(failureCount: number, free: number): number {
  if (failureCount < free) return 0;
  return Math.min(LONGEST_WAIT_MS, SECOND_MS * 2 ** (failureCount - free));
}

function waitUntil(failedAt: readonly number[], limit: Limit, now: number): number {
  const within = failedAt.filter((at) => at > now - limit.windowMs);
  const last = within.at(-1);
  return last === undefined ? 0 : last + waitAfter(within.length, limit.free);
}

/** A success wipes out what its own address got wrong before, not what others did. */
function openFailures(attempts: readonly Attempt[]): number[] {
  const lastSuccess = new Map<string, number>();
  for (const attempt of attempts) if (attempt.succeeded) lastSuccess.set(attempt.address, attempt.at);
  return failures(attempts.filter((attempt) => attempt.at > (lastSuccess.get(attempt.address) ?? -Infinity)));
}

function failures(attempts: readonly Attempt[]): number[] {
  return attempts.filter((attempt) => !attempt.succeeded).map((attempt) => attempt.at);
}
