import type { Role } from "#db/schema.ts";

export type { Role };

/** Every role, from the narrowest reach to the widest. */
export const ROLES = ["rep", "manager", "marketer", "admin"] as const satisfies readonly Role[];

/** Whoever looks at a page or calls with a personal token. */
export interface Viewer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly timeZone: string;
  /** Every team the person belongs to, in whatever capacity. */
  readonly teamIds: readonly string[];
  readonly managedTeamIds: readonly string[];
  /** The session's id (a hash, safe to log); null for a personal token. */
  readonly sessionId: string | null;
}
