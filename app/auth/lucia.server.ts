import { Lucia, TimeSpan, type Adapter } from "lucia";
import type { Deps } from "#app/use-cases/deps.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessionWithViewer,
  insertSession,
  listSessions,
  updateSessionExpiry,
} from "#app/stores/sessions.ts";
import { hashSecret, newToken } from "./secrets.server.ts";
import { ADMIN_ABSOLUTE_MS, type SessionPolicy } from "./session-policy.ts";
import type { Viewer } from "./viewer.ts";

// The only file that sees Lucia. It is given sha256(token) as the session's id, so a copy of the database signs nobody in,
// listed sessions can be revoked by their id, and ids are safe to log; the token itself lives in the cookie alone.

interface SessionAttributes {
  createdAt: number;
  userAgent: string | null;
}

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, { viewer: Viewer | null }>;
    UserId: string;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { viewer: Viewer | null };
  }
}

/** Starts a session and returns the token for the cookie. */
export async function startSession(
  deps: Deps,
  policy: SessionPolicy,
  start: { personId: string; userAgent: string | null },
): Promise<string> {
  const { token, hash } = newToken(deps.random);
  const attributes = { createdAt: deps.clock.now(), userAgent: start.userAgent?.slice(0, 300) ?? null };
  await luciaFor(deps, policy).createSession(start.personId, attributes, { sessionId: hash });
  return token;
}

/** Whose session a token is and whether its cookie must be set anew; null if it is none, has ended, or its person may not. */
export async function validateSession(
  deps: Deps,
  policy: SessionPolicy,
  token: string,
): Promise<{ viewer: Viewer; renewed: boolean } | null> {
  const lucia = luciaFor(deps, policy);
  const { session, user } = await lucia.validateSession(hashSecret(token));
  if (!session || !user.viewer) return null;
  const absoluteMs = user.viewer.role === "admin" ? Math.min(policy.absoluteMs, ADMIN_ABSOLUTE_MS) : policy.absoluteMs;
  if (deps.clock.now() >= session.createdAt + absoluteMs) {
    await lucia.invalidateSession(session.id);
    return null;
  }
  return { viewer: user.viewer, renewed: session.fresh };
}

export function sessionCookie(deps: Deps, policy: SessionPolicy, token: string): string {
  return luciaFor(deps, policy).createSessionCookie(token).serialize();
}

export function blankSessionCookie(deps: Deps, policy: SessionPolicy): string {
  return luciaFor(deps, policy).createBlankSessionCookie().serialize();
}

export function sessionCookieName(policy: SessionPolicy): string {
  return policy.secure ? "__Host-session" : "session";
}

function luciaFor(deps: Deps, policy: SessionPolicy) {
  return new Lucia(adapterFor(deps), {
    sessionExpiresIn: new TimeSpan(policy.idleMs, "ms"),
    sessionCookie: {
      name: sessionCookieName(policy),
      attributes: { secure: policy.secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

function adapterFor({ db, clock }: Deps): Adapter {
  // Lucia reads the process's clock; times are shifted on their way in and out so that ours decides.
  const ahead = Date.now() - clock.now();
  const toLucia = (at: number) => new Date(at + ahead);
  const fromLucia = (date: Date) => date.getTime() - ahead;
  return {
    async getSessionAndUser(id) {
      const found = await findSessionWithViewer(db, id);
      if (!found) return [null, null];
      const { session, viewer } = found;
      const attributes = { createdAt: session.createdAt, userAgent: session.userAgent };
      return [
        { id, userId: session.personId, expiresAt: toLucia(session.expiresAt), attributes },
        { id: session.personId, attributes: { viewer } },
      ];
    },
    async getUserSessions(personId) {
      const sessions = await listSessions(db, personId);
      return sessions.map(({ id, createdAt, expiresAt, userAgent }) => ({
        id,
        userId: personId,
        expiresAt: toLucia(expiresAt),
        attributes: { createdAt, userAgent },
      }));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await insertSession(db, { id, personId: userId, expiresAt: fromLucia(expiresAt), ...attributes });
    },
    updateSessionExpiration: (id, expiresAt) => updateSessionExpiry(db, id, fromLucia(expiresAt)),
    deleteSession: (id) => deleteSession(db, id),
    deleteUserSessions: async (personId) => void (await deleteSessionsOf(db, personId)),
    deleteExpiredSessions: () => deleteExpiredSessions(db, clock.now()),
  };
}
