import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/time.ts";
import { ensureSetupLink, isSetupOpen, setUpFirstAdmin } from "#app/use-cases/access/set-up-first-admin.ts";
import { acceptInvite, findInvitation } from "#app/use-cases/people/accept-invite.ts";
import { invitePerson, issuePasswordLink } from "#app/use-cases/people/invite-person.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { type AccessDeps, accessDeps, attempt, POLICY } from "#tests/support/access.ts";
import { cloneDatabase, testDatabase } from "#tests/support/database.ts";
import { A_PASSWORD, aPerson, aTeam, SYSTEM } from "#tests/support/people.ts";

const database = testDatabase();
const aDeps = () => accessDeps(database.db);

describe("an invitation", () => {
  it("makes one account, once, with role and teams as invited", async () => {
    const deps = aDeps();
    const teamId = await aTeam(deps, "invited-to");
    const token = await invited(deps, "ines", { role: "manager", teamIds: [teamId] });
    expect(await findInvitation(deps, token)).toEqual({ email: "ines@example.com", name: "Ines", known: false });
    const accept = { token, name: "Ines P.", password: A_PASSWORD, userAgent: null };
    const both = await Promise.all([acceptInvite(deps, POLICY, accept), acceptInvite(deps, POLICY, accept)]);
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
    expect(await acceptInvite(deps, POLICY, accept)).toEqual({ kind: "closed" });
  });

  it("keeps only the token's hash, and refuses a weak password without dying", async () => {
    const deps = aDeps();
    const token = await invited(deps, "kim");
    const rows = await deps.db.selectFrom("invite").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const weak = await acceptInvite(deps, POLICY, { token, name: "Kim", password: "password", userAgent: null });
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
    expect((await acceptInvite(deps, POLICY, accept)).kind).toBe("accepted");
    expect((await acceptInvite(deps, POLICY, accept)).kind).toBe("closed");
    expect((await attempt(deps, mia.email, "otter velvet tram")).kind).toBe("signed_in");
    const unused = await issuePasswordLink(deps, { by: SYSTEM, personId: mia.id });
    await setPersonStatus(deps, { by: SYSTEM, personId: mia.id, status: "deactivated" });
    expect(await acceptInvite(deps, POLICY, { ...accept, token: unused?.token ?? "" })).toEqual({ kind: "closed" });
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
        setUpFirstAdmin(deps, POLICY, input),
        setUpFirstAdmin(deps, POLICY, { ...input, email: "other@example.com" }),
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

async function setupToken(deps: AccessDeps): Promise<string> {
  const path = await ensureSetupLink(deps);
  return path?.replace("/setup/", "") ?? "";
}

async function invited(
  deps: AccessDeps,
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
