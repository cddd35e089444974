import { describe, expect, it } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { insertAttempt } from "#app/stores/sign-in-attempts.ts";
import { accessDeps, attempt } from "#tests/support/access.ts";
import { testDatabase } from "#tests/support/database.ts";
import { A_PASSWORD, aPerson } from "#tests/support/people.ts";

const database = testDatabase();
const aDeps = () => accessDeps(database.db);

describe("signing in", () => {
  it("answers the same for an unknown account, one without a password, and a wrong password", async () => {
    const deps = aDeps();
    await aPerson(deps, "ada");
    expect(await attempt(deps, "ada@example.com", "wrong")).toEqual({ kind: "wrong" });
    expect(await attempt(deps, "nobody@example.com", A_PASSWORD)).toEqual({ kind: "wrong" });
    expect((await attempt(deps, " ADA@Example.com ", A_PASSWORD)).kind).toBe("signed_in");
  });

  it("waits after five failures, the right password included, and lets in after the wait", async () => {
    const deps = aDeps();
    await aPerson(deps, "ben");
    for (let i = 0; i < 5; i += 1) await attempt(deps, "ben@example.com", "wrong");
    const until = deps.clock.now() + SECOND_MS;
    expect(await attempt(deps, "ben@example.com", A_PASSWORD)).toEqual({ kind: "wait", until });
    expect(await attempt(deps, "ben@example.com", A_PASSWORD)).toEqual({ kind: "wait", until });
    deps.clock.set(until);
    expect((await attempt(deps, "ben@example.com", A_PASSWORD)).kind).toBe("signed_in");
  });

  it("counts parallel tries one by one", async () => {
    const deps = aDeps();
    await aPerson(deps, "cleo");
    const tries = Array.from({ length: 12 }, (_, i) => attempt(deps, "cleo@example.com", `guess ${i}`, `10.0.0.${i}`));
    const kinds = (await Promise.all(tries)).map((result) => result.kind);
    expect(kinds.filter((kind) => kind === "wrong")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "wait")).toHaveLength(7);
  });

  it("lets the owner in from an address they have used, whatever a stranger does", async () => {
    const deps = aDeps();
    await aPerson(deps, "dora");
    await attempt(deps, "dora@example.com", A_PASSWORD, "10.1.0.1");
    for (let i = 0; i < 30; i += 1) {
      await insertAttempt(deps.db, { email: "dora@example.com", address: "10.6.6.6", at: deps.clock.now() });
    }
    expect((await attempt(deps, "dora@example.com", A_PASSWORD, "10.1.0.2")).kind).toBe("wait");
    expect((await attempt(deps, "dora@example.com", A_PASSWORD, "10.1.0.1")).kind).toBe("signed_in");
  });

  it("slows an address that tries many accounts", async () => {
    const deps = aDeps();
    for (let i = 0; i < 20; i += 1) {
      await insertAttempt(deps.db, { email: `user${i}@example.com`, address: "10.7.7.7", at: deps.clock.now() });
    }
    expect((await attempt(deps, "another@example.com", "x", "10.7.7.7")).kind).toBe("wait");
    deps.clock.advance(16 * MINUTE_MS);
    expect((await attempt(deps, "another@example.com", "x", "10.7.7.7")).kind).toBe("wrong");
  });
});
