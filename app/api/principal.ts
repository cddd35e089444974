import { type Action, may, type Subject } from "#app/auth/permissions.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { refusal } from "#app/api/problem.ts";
import type { Actor } from "#app/use-cases/deps.ts";

/** Who calls: a service with its scopes, or a person through their personal token. */
export type Principal =
  | { readonly kind: "service"; readonly id: string; readonly scopes: readonly string[] }
  | { readonly kind: "personal"; readonly person: Viewer };

export type ApiScope =
  | "eligibility:read"
  | "leads:write"
  | "leads:read"
  | "assignments:write"
  | "campaigns:read"
  | "campaigns:write"
  | "people:read"
  | "people:write"
  | "webhooks:write";

/** Lets a service with the scope through, or a person whom the permission table allows the action; 403 otherwise. */
export function requireAccess(principal: Principal, scope: ApiScope, action: Action, subject: Subject = {}): void {
  if (principal.kind === "service") {
    if (principal.scopes.includes(scope)) return;
    throw refusal({
      status: 403,
      type: "missing-scope",
      title: "This key may not do that",
      detail: `found the scopes ${principal.scopes.join(" ") || "(none)"}, expected ${scope}`,
    });
  }
  if (may(principal.person, action, subject)) return;
  throw refusal({
    status: 403,
    type: "forbidden",
    title: "This person may not do that",
    detail: `expected the permission ${action}`,
  });
}

/** Practice is a person's own: a service key cannot answer for anybody. */
export function requirePerson(principal: Principal): Viewer {
  if (principal.kind === "personal") return principal.person;
  throw refusal({
    status: 403,
    type: "personal-token-needed",
    title: "Practice needs a personal token",
    detail: "found a service key, expected a token made with `token create --user …` or in Settings",
  });
}

/** Whose idempotency keys these are, and who stands in the history. */
export function actorOf(principal: Principal): Actor {
  return principal.kind === "service" ? { kind: "key", id: principal.id } : { kind: "person", id: principal.person.id };
}
