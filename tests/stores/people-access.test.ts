import { describe, expect, it } from "vitest";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "#app/domain/time.ts";
import { insertAttempt } from "#app/stores/sign-in-attempts.ts";
import { authenticateKey } from "#app/use-cases/access/authenticate-key.ts";
import { createPersonalToken, createServiceKey } from "#app/use-cases/access/create-key.ts";
import { revokeKey } from "#app/use-cases/access/revoke-key.ts";
import { ensureSetupLink, isSetupOpen, setUpFirstAdmin } from "#app/use-cases/access/set-up-first-admin.ts";
import { signIn } from "#app/use-cases/access/sign-in.ts";
import { acceptInvite, findInvitation } from "#app/use-cases/people/accept-invite.ts";
import { invitePerson, issuePasswordLink } from "#app/use-cases/people/invite-person.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { updatePerson } from "#app/use-cases/people/update-person.ts";
import { testClock } from "#tests/support/clock.ts";
import { cloneDatabase, testDatabase } from "#tests/support/database.ts";
import { A_PASSWORD, aPerson, aTeam, SESSIONS, SYSTEM } from "#tests/support/people.ts";
import { testRandom } from "#tests/support/random.ts";

const database = testDatabase();
const random = testRandom();
const policy = sessionPolicy(SESSIONS);

function aDeps() {
  return { db: database.db, clock: testClock(), random };
}
type TestDeps = ReturnType<typeof aDeps>;

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

describe("an invitation", () => {
  it("makes one account, once, with role and teams as invited", async () => {
    const deps = aDeps();
    const teamId = await aTeam(deps, "invited-to");
    const token = await invited(deps, "ines", { role: "manager", teamIds: [teamId] });
    expect(await findInvitation(deps, token)).toEqual({ email: "ines@example.com", name: "Ines", known: false });
    const accept = { token, name: "Ines P.", password: A_PASSWORD, userAgent: null };
    const both = await Promise.all([acceptInvite(deps, policy, accept), acceptInvite(deps, policy, accept)]);
    expect(both.map((result) => result.kind).sort()).toEqual(["accepted", "closed"]);
    expect(await findInvitation(deps, token)).toBeNull();
    const person = await deps.db
      .selectFrom("person")
      .innerJoin("teamMember", "personId", "person.id")
      .where("email", "=", "ines@example.com")
      .select(["name", "role", "capacity", "teamId"])
      .execute();
    expect(person).toEqual([{ name: "Ines P.", role: "manager", capacity: "manager", teamId }]);
  });

  it("expires after a week, and a newer one replaces it", async () => {
    const deps = aDeps();
    const older = await invited(deps, "juno");
    const newer = await invited(deps, "juno");
    expect(await findInvitation(deps, older)).toBeNull();
    deps.clock.advance(7 * DAY_MS - 1);
    expect(await findInvitation(deps, newer)).not.toBeNull();
    deps.clock.advance(1);
    const accept = { token: newer, name: "Juno", password: A_PASSWORD, userAgent: null };
    expect(await acceptInvite(deps, policy, accept)).toEqual({ kind: "closed" });
  });

  it("keeps only the token's hash, and refuses a weak password without dying", async () => {
    const deps = aDeps();
    const token = await invited(deps, "kim");
    const rows = await deps.db.selectFrom("invite").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const weak = await acceptInvite(deps, policy, { token, name: "Kim", password: "password", userAgent: null });
    expect(weak).toMatchObject({ kind: "refused", field: "password" });
    expect(await findInvitation(deps, token)).not.toBeNull();
  });

  it("is refused for somebody who has an account, and dies when the account is made another way", async () => {
    const deps = aDeps();
    const token = await invited(deps, "lea");
    await aPerson(deps, "lea");
    expect(await findInvitation(deps, token)).toBeNull();
    const again = { by: SYSTEM, email: "lea@example.com", name: "Lea", role: "rep" as const, teamIds: [] };
    expect(await invitePerson(deps, again)).toMatchObject({ kind: "refused", field: "email" });
  });

  it("as a password link sets a forgotten password once, within a day, and never reopens an ended account", async () => {
    const deps = aDeps();
    const mia = await aPerson(deps, "mia");
    const link = await issuePasswordLink(deps, { by: SYSTEM, personId: mia.id });
    const accept = { token: link?.token ?? "", name: "Ignored", password: "otter velvet tram", userAgent: null };
    expect((await acceptInvite(deps, policy, accept)).kind).toBe("accepted");
    expect((await acceptInvite(deps, policy, accept)).kind).toBe("closed");
    expect((await attempt(deps, mia.email, "otter velvet tram")).kind).toBe("signed_in");
    const unused = await issuePasswordLink(deps, { by: SYSTEM, personId: mia.id });
    await setPersonStatus(deps, { by: SYSTEM, personId: mia.id, status: "deactivated" });
    expect(await acceptInvite(deps, policy, { ...accept, token: unused?.token ?? "" })).toEqual({ kind: "closed" });
    expect(await issuePasswordLink(deps, { by: SYSTEM, personId: mia.id })).toBeNull();
  });
});

describe("the setup link", () => {
  it("makes one admin even when pressed twice, and then is dead", async () => {
    const own = await cloneDatabase();
    try {
      const deps = { ...aDeps(), db: own.db };
      const token = await setupToken(deps);
      const input = { token, email: "root@example.com", name: "Root", password: A_PASSWORD, userAgent: null };
      const both = await Promise.all([
        setUpFirstAdmin(deps, policy, input),
        setUpFirstAdmin(deps, policy, { ...input, email: "other@example.com" }),
      ]);
      expect(both.map((result) => result.kind).sort()).toEqual(["closed", "done"]);
      expect(await isSetupOpen(deps, token)).toBe(false);
      expect(await ensureSetupLink(deps)).toBeNull();
    } finally {
      await own.close();
    }
  });

  it("dies after a day, and as soon as an admin exists by other means", async () => {
    const own = await cloneDatabase();
    try {
      const deps = { ...aDeps(), db: own.db };
      const first = await setupToken(deps);
      expect(await isSetupOpen(deps, first)).toBe(true);
      deps.clock.advance(DAY_MS);
      expect(await isSetupOpen(deps, first)).toBe(false);
      const second = await setupToken(deps);
      expect(await isSetupOpen(deps, second)).toBe(true);
      await aPerson(deps, "boss", { role: "admin" });
      expect(await isSetupOpen(deps, second)).toBe(false);
    } finally {
      await own.close();
    }
  });
});

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

async function setupToken(deps: TestDeps): Promise<string> {
  const path = await ensureSetupLink(deps);
  return path?.replace("/setup/", "") ?? "";
}

async function invited(
  deps: TestDeps,
  given: string,
  facts: { role?: "rep" | "manager"; teamIds?: string[] } = {},
): Promise<string> {
  const result = await invitePerson(deps, {
    by: SYSTEM,
    email: `${given}@example.com`,
    name: given.charAt(0).toUpperCase() + given.slice(1),
    role: facts.role ?? "rep",
    teamIds: facts.teamIds ?? [],
  });
  if (result.kind !== "invited") throw new Error(result.message);
  return result.token;
}

function attempt(deps: TestDeps, email: string, password: string, address = "192.0.2.1") {
  return signIn(deps, policy, { email, password, address, userAgent: null });
}
