import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { resolveViewer } from "#app/auth/session.server.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "#app/domain/time.ts";
import { changePassword } from "#app/use-cases/access/change-password.ts";
import { endSession } from "#app/use-cases/access/end-sessions.ts";
import { signIn } from "#app/use-cases/access/sign-in.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { testDatabase } from "#tests/support/database.ts";
import { testClock } from "#tests/support/clock.ts";
import { testRandom } from "#tests/support/random.ts";
import { A_PASSWORD, aPerson, aTeam, SESSIONS, SYSTEM } from "#tests/support/people.ts";

const database = testDatabase();
const random = testRandom();
const policy = sessionPolicy(SESSIONS);
const HERE = "192.0.2.1";

function aDeps() {
  return { db: database.db, clock: testClock(), random };
}
type TestDeps = ReturnType<typeof aDeps>;

describe("a session", () => {
  it("is stored as a hash only, and the hash is no valid cookie", async () => {
    const deps = aDeps();
    const token = await signedIn(deps, (await aPerson(deps, "ada")).email);
    const rows = await database.db.selectFrom("session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const hash = createHash("sha256").update(token).digest("hex");
    expect(rows.map((row) => row.id)).toEqual([hash]);
    expect(await viewerOf(deps, token)).toMatchObject({ email: "ada@example.com", sessionId: hash });
    expect(await viewerOf(deps, hash)).toBeNull();
    expect(await viewerOf(deps, hash.slice(0, 32))).toBeNull();
  });

  it("carries the person's teams, and which of them they manage", async () => {
    const deps = aDeps();
    const person = await aPerson(deps, "mona", { role: "manager" });
    const managed = await aTeam(deps, "managed", { managers: [person.id] });
    const joined = await aTeam(deps, "joined", { members: [person.id] });
    const viewer = await viewerOf(deps, await signedIn(deps, person.email));
    expect(viewer?.teamIds.toSorted()).toEqual([managed, joined].toSorted());
    expect(viewer?.managedTeamIds).toEqual([managed]);
  });

  it("is renewed by use in its second half, with a new cookie, and ends when idle for longer than that", async () => {
    const deps = aDeps();
    const token = await signedIn(deps, (await aPerson(deps, "ben")).email);
    deps.clock.advance(3 * DAY_MS);
    expect((await resolve(deps, token)).setCookie).toBeNull();
    deps.clock.advance(DAY_MS);
    expect((await resolve(deps, token)).setCookie).toContain(`session=${token};`);
    deps.clock.advance(7 * DAY_MS - HOUR_MS);
    expect(await viewerOf(deps, token)).not.toBeNull();
    deps.clock.advance(7 * DAY_MS + SECOND_MS);
    const ended = await resolve(deps, token);
    expect(ended.viewer).toBeNull();
    expect(ended.setCookie).toMatch(/^session=; .*Max-Age=0/);
  });

  it.each([
    ["rep", 30],
    ["admin", 7],
  ] as const)("of a %s ends %i days after signing in, however busy", async (role, days) => {
    const deps = aDeps();
    const token = await signedIn(deps, (await aPerson(deps, `busy-${role}`, { role })).email);
    for (let day = 1; day < days; day += 1) {
      deps.clock.advance(DAY_MS);
      expect(await viewerOf(deps, token), `day ${day}`).not.toBeNull();
    }
    deps.clock.advance(DAY_MS);
    expect(await viewerOf(deps, token)).toBeNull();
  });

  it("can be ended by its person, and by nobody else's id", async () => {
    const deps = aDeps();
    const cleo = await aPerson(deps, "cleo");
    const dora = await aPerson(deps, "dora");
    const token = await signedIn(deps, cleo.email);
    const sessionId = (await viewerOf(deps, token))?.sessionId ?? "";
    expect(await endSession(deps, { by: SYSTEM, personId: dora.id, sessionId })).toBe(false);
    expect(await viewerOf(deps, token)).not.toBeNull();
    expect(await endSession(deps, { by: SYSTEM, personId: cleo.id, sessionId })).toBe(true);
    expect(await viewerOf(deps, token)).toBeNull();
  });

  it("ends with the account, and a password no longer opens it", async () => {
    const deps = aDeps();
    const eve = await aPerson(deps, "eve");
    const token = await signedIn(deps, eve.email);
    await setPersonStatus(deps, { by: SYSTEM, personId: eve.id, status: "deactivated" });
    expect(await viewerOf(deps, token)).toBeNull();
    expect((await attempt(deps, eve.email, A_PASSWORD)).kind).toBe("wrong");
    await setPersonStatus(deps, { by: SYSTEM, personId: eve.id, status: "active" });
    expect(await viewerOf(deps, token)).toBeNull();
    expect((await attempt(deps, eve.email, A_PASSWORD)).kind).toBe("signed_in");
  });

  it("stays alone when the password changes", async () => {
    const deps = aDeps();
    const { email } = await aPerson(deps, "fay");
    const [here, there] = [await signedIn(deps, email), await signedIn(deps, email)];
    const viewer = await viewerOf(deps, here);
    if (!viewer) throw new Error("fay is not signed in");
    const change = { by: SYSTEM, viewer, address: HERE, next: "tram otter velvet" };
    expect(await changePassword(deps, { ...change, current: "not that one" })).toMatchObject({ field: "current" });
    expect(await changePassword(deps, { ...change, current: A_PASSWORD, next: "password1" })).toMatchObject({
      field: "next",
    });
    expect(await changePassword(deps, { ...change, current: A_PASSWORD })).toEqual({
      kind: "changed",
      endedSessions: 1,
    });
    expect(await viewerOf(deps, here)).not.toBeNull();
    expect(await viewerOf(deps, there)).toBeNull();
    expect((await attempt(deps, email, A_PASSWORD)).kind).toBe("wrong");
    expect((await attempt(deps, email, "tram otter velvet")).kind).toBe("signed_in");
  });

  it.each(["session=%", "session=%E0%A4%A", "session", "=;;=", "session=a=b", "session=\u0000", "x=%; session=%zz"])(
    "is nobody's for the cookie %j",
    async (cookie) => {
      const headers = new Headers();
      headers.set("cookie", cookie.replace("\u0000", "\u007f"));
      const { viewer } = await resolveViewer(aDeps(), new Request("http://localhost/", { headers }), SESSIONS);
      expect(viewer).toBeNull();
    },
  );

  it("has a __Host- cookie that is Secure over https, and a plain one over http", async () => {
    const deps = aDeps();
    const token = await signedIn(deps, (await aPerson(deps, "gil")).email);
    deps.clock.advance(4 * DAY_MS);
    const https = { ...SESSIONS, publicOrigin: "https://greenroom.example.com" };
    const request = new Request("http://localhost/", { headers: { cookie: `__Host-session=${token}` } });
    const { setCookie } = await resolveViewer(deps, request, https);
    expect(setCookie).toMatch(/^__Host-session=/);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(setCookie).toContain(attribute);
    expect(setCookie).not.toContain("Domain");
    const plain = await resolveViewer(deps, request, SESSIONS);
    expect(plain.viewer).toBeNull();
  });
});

async function signedIn(deps: TestDeps, email: string): Promise<string> {
  const result = await attempt(deps, email, A_PASSWORD);
  if (result.kind !== "signed_in") throw new Error(`${email}: ${result.kind}`);
  return result.token;
}

function attempt(deps: TestDeps, email: string, password: string) {
  return signIn(deps, policy, { email, password, address: HERE, userAgent: "Vitest" });
}

function resolve(deps: TestDeps, token: string) {
  const request = new Request("http://localhost/", { headers: { cookie: `session=${token}` } });
  return resolveViewer(deps, request, SESSIONS);
}

async function viewerOf(deps: TestDeps, token: string) {
  return (await resolve(deps, token)).viewer;
}
