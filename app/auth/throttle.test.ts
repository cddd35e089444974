import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { throttle, waitAfter, type Attempt, type RecentAttempts } from "./throttle.ts";

const NOW = Date.parse("2026-01-05T09:00Z");
const HERE = "192.0.2.1";
const ELSEWHERE = "198.51.100.7";

describe("throttle", () => {
  it("lets the first failures pass without a wait", () => {
    expect(throttle(atAccount(failed(4)), HERE, NOW)).toEqual({ kind: "allowed" });
  });

  it("waits from the last failure once the free ones are used up", () => {
    expect(throttle(atAccount(failed(5)), HERE, NOW)).toEqual({ kind: "wait", until: NOW + SECOND_MS });
    expect(throttle(atAccount(failed(8)), HERE, NOW)).toEqual({ kind: "wait", until: NOW + 8 * SECOND_MS });
    expect(throttle(atAccount(failed(8)), HERE, NOW + 8 * SECOND_MS)).toEqual({ kind: "allowed" });
  });

  it.each([
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [15, 900],
    [5_000, 900],
  ])("after %i failures the wait is %i s", (count, seconds) => {
    expect(waitAfter(count, 5)).toBe(seconds * SECOND_MS);
  });

  it("never waits longer than a quarter of an hour, and a day later not at all", () => {
    const many = atAccount(failed(1_000));
    expect(throttle(many, HERE, NOW)).toEqual({ kind: "wait", until: NOW + 15 * MINUTE_MS });
    expect(throttle(many, HERE, NOW + 24 * HOUR_MS)).toEqual({ kind: "allowed" });
  });

  it("forgets an address' failures when it signs in", () => {
    const attempts = [...failed(9, HERE, NOW - 2), { address: HERE, succeeded: true, at: NOW - 1 }];
    expect(throttle(atAccount(attempts), HERE, NOW)).toEqual({ kind: "allowed" });
  });

  it("does not forget a stranger's failures when the owner signs in", () => {
    const attempts = [...failed(9, ELSEWHERE, NOW), { address: HERE, succeeded: true, at: NOW }];
    expect(throttle(atAccount(attempts), ELSEWHERE, NOW).kind).toBe("wait");
  });

  it("lets the owner in from an address the account knows, whatever strangers try", () => {
    const recent = { ...atAccount(failed(50, ELSEWHERE)), knownAddress: true };
    expect(throttle(recent, HERE, NOW)).toEqual({ kind: "allowed" });
  });

  it("slows an address that tries many accounts", () => {
    const recent: RecentAttempts = { atAccount: [], fromAddress: failed(22), knownAddress: false };
    expect(throttle(recent, HERE, NOW)).toEqual({ kind: "wait", until: NOW + 4 * SECOND_MS });
  });
});

function failed(count: number, address = HERE, at = NOW): Attempt[] {
  return Array.from({ length: count }, () => ({ address, succeeded: false, at }));
}

function atAccount(attempts: readonly Attempt[]): RecentAttempts {
  return { atAccount: attempts, fromAddress: [], knownAddress: false };
}
