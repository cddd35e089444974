import { describe, expect, it } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { authenticateKey } from "#app/use-cases/access/authenticate-key.ts";
import { createPersonalToken, createServiceKey } from "#app/use-cases/access/create-key.ts";
import { revokeKey } from "#app/use-cases/access/revoke-key.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { updatePerson } from "#app/use-cases/people/update-person.ts";
import { accessDeps } from "#tests/support/access.ts";
import { cloneDatabase, testDatabase } from "#tests/support/database.ts";
import { aPerson, SYSTEM } from "#tests/support/people.ts";

const database = testDatabase();
const aDeps = () => accessDeps(database.db);

describe("API keys", () => {
  it("are stored as hashes and carry their scopes", async () => {
    const deps = aDeps();
    const { id, secret } = await createServiceKey(deps, { by: SYSTEM, name: "Router", scopes: ["eligibility:read"] });
    expect(secret).toMatch(/^grm_live_[0-9a-z]{38}$/);
    const rows = await deps.db.selectFrom("apiKey").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret.slice(16));
    expect(await authenticateKey(deps, secret)).toEqual({ kind: "service", id, scopes: ["eligibility:read"] });
  });

  it("stop working the moment they are revoked, also for a typo and for another kind", async () => {
    const deps = aDeps();
    const { id, secret } = await createServiceKey(deps, { by: SYSTEM, name: "Router", scopes: ["leads:write"] });
    expect(await authenticateKey(deps, secret.slice(0, -1) + (secret.endsWith("0") ? "1" : "0"))).toBeNull();
    expect(await authenticateKey(deps, "")).toBeNull();
    expect(await revokeKey(deps, { by: SYSTEM, id, of: { personId: (await aPerson(deps, "nils")).id } })).toBe(false);
    expect(await authenticateKey(deps, secret)).not.toBeNull();
    expect(await revokeKey(deps, { by: SYSTEM, id, of: { kind: "service" } })).toBe(true);
    expect(await authenticateKey(deps, secret)).toBeNull();
  });

  it("as personal tokens act as their person, as they are now, and end with the account", async () => {
    const deps = aDeps();
    const olga = await aPerson(deps, "olga");
    const { secret } = await createPersonalToken(deps, { by: SYSTEM, name: "CLI", personId: olga.id });
    expect(secret).toMatch(/^grm_user_/);
    await updatePerson(deps, { by: SYSTEM, personId: olga.id, change: { role: "marketer" } });
    expect(await authenticateKey(deps, secret)).toMatchObject({
      kind: "personal",
      person: { id: olga.id, role: "marketer", sessionId: null },
    });
    await setPersonStatus(deps, { by: SYSTEM, personId: olga.id, status: "deactivated" });
    expect(await authenticateKey(deps, secret)).toBeNull();
  });

  it("remember when they were last used, to the minute", async () => {
    const deps = aDeps();
    const { id, secret } = await createServiceKey(deps, { by: SYSTEM, name: "Busy", scopes: [] });
    const start = deps.clock.now();
    const lastUsed = async () => {
      await authenticateKey(deps, secret);
      const row = await deps.db
        .selectFrom("apiKey")
        .where("id", "=", id)
        .select("lastUsedAt")
        .executeTakeFirstOrThrow();
      return row.lastUsedAt?.getTime();
    };
    expect(await lastUsed()).toBe(start);
    deps.clock.advance(59 * SECOND_MS);
    expect(await lastUsed()).toBe(start);
    deps.clock.advance(SECOND_MS);
    expect(await lastUsed()).toBe(start + MINUTE_MS);
  });
});

describe("the last admin", () => {
  it("can be neither deactivated nor demoted, not even two at once", async () => {
    const own = await cloneDatabase();
    try {
      const deps = { ...aDeps(), db: own.db };
      const [one, two] = [await aPerson(deps, "one", { role: "admin" }), await aPerson(deps, "two", { role: "admin" })];
      const results = await Promise.all([
        setPersonStatus(deps, { by: SYSTEM, personId: one.id, status: "deactivated" }),
        updatePerson(deps, { by: SYSTEM, personId: two.id, change: { role: "rep" } }),
      ]);
      expect(results.map((result) => result.kind)).toContain("refused");
      const left = await deps.db
        .selectFrom("person")
        .where("role", "=", "admin")
        .where("status", "=", "active")
        .selectAll()
        .execute();
      expect(left).toHaveLength(1);
    } finally {
      await own.close();
    }
  });
});

describe("every change of people and access", () => {
  it("leaves one audit record, and no secret in it", async () => {
    const own = await cloneDatabase();
    try {
      const deps = { ...aDeps(), db: own.db };
      const pia = await aPerson(deps, "pia", { teamKeys: ["fresh"] });
      const { secret } = await createServiceKey(deps, { by: SYSTEM, name: "K", scopes: [] });
      await setPersonStatus(deps, { by: SYSTEM, personId: pia.id, status: "deactivated" });
      const records = await deps.db.selectFrom("auditRecord").selectAll().orderBy("id").execute();
      expect(records.map((row) => row.action)).toEqual([
        "team.created",
        "person.created",
        "key.created",
        "person.deactivated",
      ]);
      expect(JSON.stringify(records)).not.toContain(secret);
      expect(JSON.stringify(records)).not.toContain("argon2");
    } finally {
      await own.close();
    }
  });
});
