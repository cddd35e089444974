import { hashSecret, looksLikeKey } from "#app/auth/secrets.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { MINUTE_MS } from "#app/domain/time.ts";
import { findActiveKey, touchKey } from "#app/stores/api-keys.ts";
import type { Deps } from "../deps.ts";
import { isApiScope, type ApiScope } from "./scopes.ts";

export type Caller =
  | { readonly kind: "service"; readonly id: string; readonly scopes: readonly ApiScope[] }
  | { readonly kind: "personal"; readonly id: string; readonly person: Viewer };

/**
 * Who a bearer secret is, by what is committed now: a revoked key or a deactivated person opens nothing from that instant.
 * When it was last used is kept to the minute.
 */
export async function authenticateKey(deps: Pick<Deps, "db" | "clock">, bearer: string): Promise<Caller | null> {
  if (!looksLikeKey(bearer)) return null;
  const found = await findActiveKey(deps.db, hashSecret(bearer));
  if (!found) return null;
  const { key, viewer } = found;
  const now = deps.clock.now();
  if (key.lastUsedAt === null || key.lastUsedAt <= now - MINUTE_MS) await touchKey(deps.db, key.id, now);
  if (viewer) return { kind: "personal", id: key.id, person: viewer };
  return { kind: "service", id: key.id, scopes: key.scopes.filter(isApiScope) };
}
