import { describe, expect, test } from "vitest";
import { authenticateKey } from "#app/use-cases/access/authenticate-key.ts";
import { createPersonalToken } from "#app/use-cases/access/create-key.ts";
import { ensureSetupLink } from "#app/use-cases/access/set-up-first-admin.ts";
import { invitePerson } from "#app/use-cases/people/invite-person.ts";
import { testApp, type TestApp } from "#tests/support/app.ts";
import type { TestBrowser } from "#tests/support/browser.ts";
import { testDatabase } from "#tests/support/database.ts";
import { A_PASSWORD, aPerson, aTeam, SYSTEM } from "#tests/support/people.ts";

const app = testApp(testDatabase());

describe("signing in", () => {
  test("leads to the page that was asked for, and signing out ends the session", async () => {
    const { email } = await aPerson(app.deps, "ada");
    const browser = app.browser();
    const first = await browser.visit("/settings/sessions");
    expect(await first.text()).toContain("Sign in");
    const answer = await browser.submit("/signin?returnTo=%2Fsettings%2Fsessions", { email, password: A_PASSWORD });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/settings/sessions");
    expect(answer.headers.get("set-cookie")).toMatch(/^session=[0-9a-z]{32}; .*HttpOnly; .*SameSite=Lax/);
    const page = await browser.visit("/settings/sessions");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await page.text()).toContain("This one");

    const stolen = browser.cookie("session") ?? "";
    expect((await browser.submit("/signout", {})).headers.get("location")).toBe("/signin");
    expect(browser.cookie("session")).toBeUndefined();
    browser.setCookie("session", stolen);
    expect(await (await browser.visit("/settings")).text()).toContain("Sign in");
  });

  test.each(["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])(
    "never leads to %s",
    async (wanted) => {
      const { email } = await aPerson(app.deps, `r${crypto.randomUUID().slice(0, 8)}`);
      const to = `/signin?returnTo=${encodeURIComponent(wanted)}`;
      const answer = await app.browser().submit(to, { email, password: A_PASSWORD });
      expect(answer.headers.get("location")).toBe("/");
    },
  );

  test("says the same of a wrong password and an unknown account, keeps the email, not the password", async () => {
    const { email } = await aPerson(app.deps, "ben");
    const texts = await Promise.all(
      [email, "nobody@example.com"].map(async (address) => {
        const answer = await app.browser().submit("/signin", { email: address, password: "wrong password" });
        expect(answer.status).toBe(422);
        const text = await answer.text();
        expect(text).toContain(address);
        expect(text).not.toContain("wrong password");
        return text.match(/role="alert".*?<\/div>/s)?.[0];
      }),
    );
    expect(texts[0]).toContain("belong together");
    expect(texts[0]).toBe(texts[1]);
  });

  test("is slowed after five mistakes, says for how long, and works again afterwards", async () => {
    const { email } = await aPerson(app.deps, "cleo");
    const browser = app.browser();
    for (let i = 0; i < 5; i += 1) await browser.submit("/signin", { email, password: "wrong" });
    const slowed = await browser.submit("/signin", { email, password: A_PASSWORD });
    expect(slowed.status).toBe(429);
    expect(slowed.headers.get("retry-after")).toBe("1");
    expect(await slowed.text()).toContain("You can try again in 1 second.");
    app.deps.clock.advance(1_000);
    expect((await browser.submit("/signin", { email, password: A_PASSWORD })).status).toBe(302);
  });

  test("gives a new session each time and ends the one the browser had", async () => {
    const { email } = await aPerson(app.deps, "dora");
    const browser = app.browser();
    await browser.submit("/signin", { email, password: A_PASSWORD });
    const before = browser.cookie("session") ?? "";
    await browser.submit("/signin", { email, password: A_PASSWORD });
    expect(browser.cookie("session")).not.toBe(before);
    const other = app.browser();
    other.setCookie("session", before);
    expect(await (await other.visit("/settings")).text()).toContain("Sign in");
  });

  test("is refused from another site, like every form", async () => {
    const { email } = await aPerson(app.deps, "eli");
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const answer = await app.browser().submit("/signin", { email, password: A_PASSWORD }, headers);
    expect(answer.status).toBe(403);
  });

  test("lists demo people only where there is a demo", async () => {
    expect(await (await app.browser().visit("/signin")).text()).not.toContain("look around");
  });
});

describe("links that work once", () => {
  test("an invitation makes the account, signs in, and is dead", async () => {
    const invite = { by: SYSTEM, email: "fay@example.com", name: "Fay", role: "rep" as const, teamIds: [] };
    const result = await invitePerson(app.deps, invite);
    const link = result.kind === "invited" ? `/invite/${result.token}` : "";
    const browser = app.browser();
    expect(await (await browser.visit(link)).text()).toContain("Welcome, Fay");
    const form = { name: "Fay", password: "password1", timeZone: "Europe/Paris" };
    const weak = await browser.submit(link, form);
    expect(weak.status).toBe(422);
    const weakText = await weak.text();
    expect(weakText).toContain("first passwords anybody would guess");
    expect(weakText).not.toContain("password1");
    expect((await browser.submit(link, { ...form, password: A_PASSWORD })).status).toBe(302);
    expect(await (await browser.visit("/settings")).text()).toContain("Fay");
    expect((await app.browser().visit(link)).status).toBe(404);
    expect((await app.browser().submit(link, { ...form, password: A_PASSWORD })).status).toBe(404);
  });

  test("the setup link is dead once there is an admin", async () => {
    const link = (await ensureSetupLink(app.deps)) ?? "";
    expect((await app.browser().visit(link)).status).toBe(200);
    await aPerson(app.deps, "boss", { role: "admin" });
    expect((await app.browser().visit(link)).status).toBe(404);
    const form = { email: "evil@example.com", name: "Evil", password: A_PASSWORD, timeZone: "UTC" };
    expect((await app.browser().submit(link, form)).status).toBe(404);
    expect((await app.browser().visit("/setup/guess")).status).toBe(404);
  });
});

describe("who may open which settings", () => {
  const everybody = ["/settings", "/settings/leave", "/settings/sessions", "/settings/tokens"];
  const adminsOnly = ["/settings/people", "/settings/keys"];

  test.each(["rep", "manager", "marketer", "admin"] as const)("as a %s", async (role) => {
    const browser = await visitor(app, `role-${role}`, role);
    for (const path of everybody) expect((await browser.visit(path)).status, path).toBe(200);
    for (const path of adminsOnly) expect((await browser.visit(path)).status, path).toBe(role === "admin" ? 200 : 403);
    expect((await browser.visit("/settings/teams")).status).toBe(role === "admin" ? 200 : 403);
  });

  test("nobody gets anything signed out, not even by posting", async () => {
    for (const path of ["/settings?index", ...everybody.slice(1), ...adminsOnly, "/settings/teams"]) {
      expect(await (await app.browser().visit(path)).text(), path).toContain("Sign in");
      const answer = await app.browser().submit(path, { intent: "create", name: "x", email: "x@example.com" });
      expect(answer.headers.get("location"), path).toBe("/signin");
    }
  });

  test("a manager opens the team they manage, and another team does not exist for them", async () => {
    const manager = await aPerson(app.deps, "mona", { role: "manager" });
    const member = await aPerson(app.deps, "memo");
    const stranger = await aPerson(app.deps, "stan");
    const own = await aTeam(app.deps, "monas", { managers: [manager.id], members: [member.id] });
    const other = await aTeam(app.deps, "not-monas", { members: [stranger.id] });
    const browser = await app.signedIn(manager.id);
    expect((await browser.visit(`/settings/teams/${own}`)).status).toBe(200);
    expect((await browser.visit(`/settings/teams/${other}`)).status).toBe(404);
    expect((await browser.visit("/settings/teams/not-an-id")).status).toBe(404);
    const leave = { intent: "add-leave", from: "2026-02-02", until: "2026-02-06", note: "" };
    const added = await browser.submit(`/settings/teams/${own}`, { ...leave, person: member.id });
    expect(added.status).toBe(302);
    const row = await app.deps.db.selectFrom("leave").where("personId", "=", member.id).selectAll().executeTakeFirst();
    expect(row?.startsAt.toISOString()).toBe("2026-02-01T23:00:00.000Z");
    expect(row?.endsAt.toISOString()).toBe("2026-02-06T23:00:00.000Z");
    // Through their own team's page, about somebody else's rep.
    expect((await browser.submit(`/settings/teams/${own}`, { ...leave, person: stranger.id })).status).toBe(404);
    const join = { intent: "set", person: stranger.id, capacity: "member" };
    expect((await browser.submit(`/settings/teams/${own}`, join)).status).toBe(403);
    expect((await browser.submit(`/settings/teams/${own}`, { intent: "rename", name: "Mine" })).status).toBe(403);
  });

  test("posting what the page would refuse to show is refused too, and changes nothing", async () => {
    const browser = await visitor(app, "rita", "rep");
    const target = await aPerson(app.deps, "tina");
    const invite = { email: "x@example.com", name: "X", role: "admin" };
    expect((await browser.submit("/settings/people", invite)).status).toBe(403);
    expect((await browser.submit(`/settings/people/${target.id}`, { intent: "deactivate" })).status).toBe(403);
    const key = { intent: "create", name: "x", "scopes[]": "leads:read" };
    expect((await browser.submit("/settings/keys", key)).status).toBe(403);
    expect((await browser.submit("/settings/teams", { key: "x", name: "X" })).status).toBe(403);
    const invites = await app.deps.db.selectFrom("invite").where("email", "=", "x@example.com").selectAll().execute();
    expect(invites).toEqual([]);
  });

  test("nobody raises their own role through the profile", async () => {
    const person = await aPerson(app.deps, "rosa");
    const browser = await app.signedIn(person.id);
    const form = { intent: "profile", name: "Rosa B", timeZone: "Asia/Tokyo", role: "admin", email: "new@example.com" };
    expect((await browser.submit("/settings?index", form)).status).toBe(302);
    const row = await app.deps.db
      .selectFrom("person")
      .where("id", "=", person.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: "Rosa B", timeZone: "Asia/Tokyo", role: "rep", email: person.email });
  });
});

describe("sessions, tokens and keys", () => {
  test("one person's session can't be ended by another", async () => {
    const gil = await aPerson(app.deps, "gil");
    const theirs = await app.signedIn(gil.id);
    const session = await app.deps.db
      .selectFrom("session")
      .where("personId", "=", gil.id)
      .select("id")
      .executeTakeFirstOrThrow();
    const form = { intent: "end", session: session.id };
    expect((await (await visitor(app, "hal", "rep")).submit("/settings/sessions", form)).status).toBe(404);
    expect((await theirs.visit("/settings")).status).toBe(200);
    expect((await theirs.submit("/settings/sessions", form)).status).toBe(302);
    expect(await (await theirs.visit("/settings")).text()).toContain("Sign in");
  });

  test("a token is shown once, never in an address, and only its owner can revoke it", async () => {
    const ines = await aPerson(app.deps, "ines");
    const browser = await app.signedIn(ines.id);
    const answer = await browser.submit("/settings/tokens", { intent: "create", name: "CLI" });
    expect(answer.status).toBe(200);
    const secret = (await answer.text()).match(/grm_user_[0-9a-z]{38}/)?.[0] ?? "";
    expect(await authenticateKey(app.deps, secret)).toMatchObject({ kind: "personal", person: { id: ines.id } });
    expect(await (await browser.visit("/settings/tokens")).text()).not.toContain(secret);
    const { id } = (await authenticateKey(app.deps, secret)) ?? { id: "" };
    const revoke = { intent: "revoke", key: id };
    expect((await (await visitor(app, "jo", "rep")).submit("/settings/tokens", revoke)).status).toBe(404);
    // Not even by an admin's list of service keys.
    expect((await (await visitor(app, "kai", "admin")).submit("/settings/keys", revoke)).status).toBe(404);
    expect(await authenticateKey(app.deps, secret)).not.toBeNull();
    expect((await browser.submit("/settings/tokens", revoke)).status).toBe(302);
    expect(await authenticateKey(app.deps, secret)).toBeNull();
  });

  test("a key carries the scopes that were ticked, and none is refused", async () => {
    const browser = await visitor(app, "lea", "admin");
    const none = await browser.submit("/settings/keys", { intent: "create", name: "Router" });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain("Choose what the key may do.");
    const scopes = ["eligibility:read", "assignments:write"];
    const made = await browser.submit("/settings/keys", { intent: "create", name: "Router", "scopes[]": scopes });
    const secret = (await made.text()).match(/grm_live_[0-9a-z]{38}/)?.[0] ?? "";
    expect(await authenticateKey(app.deps, secret)).toMatchObject({ kind: "service", scopes });
  });

  test("ending an account ends its sessions and tokens at once", async () => {
    const max = await aPerson(app.deps, "max");
    const { secret } = await createPersonalToken(app.deps, { by: SYSTEM, name: "CLI", personId: max.id });
    const theirs = await app.signedIn(max.id);
    const admin = await visitor(app, "nora", "admin");
    expect((await admin.submit(`/settings/people/${max.id}`, { intent: "deactivate" })).status).toBe(302);
    expect(await (await theirs.visit("/settings")).text()).toContain("Sign in");
    expect(await authenticateKey(app.deps, secret)).toBeNull();
  });
});

async function visitor(
  { deps, signedIn }: TestApp,
  given: string,
  role: "rep" | "manager" | "marketer" | "admin",
): Promise<TestBrowser> {
  return signedIn((await aPerson(deps, given, { role })).id);
}
