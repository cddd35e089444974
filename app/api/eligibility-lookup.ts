import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { bearerIn } from "#app/api/authenticate.ts";
import { hashSecret, looksLikeKey } from "#app/auth/secrets.server.ts";
import type { HttpEnv } from "#app/http/http-env.ts";
import type { Metrics } from "#app/http/metrics.ts";
import { DATA_HEADERS } from "#app/http/security-headers.ts";
import type { EligibilityLookup, LookedUp } from "#app/stores/eligibility-lookup.ts";
import { personReference } from "#app/stores/reps.ts";
import type { Clock } from "#app/use-cases/deps.ts";

interface HotPath {
  readonly clock: Clock;
  readonly lookup: EligibilityLookup;
  readonly metrics: Metrics;
}

const JSON_HEADERS = { ...DATA_HEADERS, "content-type": "application/json", "cache-control": "no-store" } as const;

/**
 * Stands before everything else, because routing engines ask it with every lead: a plain check by a service key is
 * answered from one read of committed state, its headers written once. Whatever else comes (a personal token, a forecast,
 * an unknown name, a verdict that no longer answers, a database that is gone) goes the ordinary way, which says what is what.
 */
export function quickEligibility({ clock, lookup, metrics }: HotPath): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const began = performance.now();
    const body = await answerFrom(c, lookup, clock.now()).catch(() => null);
    if (body === null) return next();
    metrics.countRequest("api", 200, performance.now() - began);
    return c.body(body, 200, { ...JSON_HEADERS, "x-request-id": randomUUID() });
  };
}

async function answerFrom(c: Context<HttpEnv>, lookup: EligibilityLookup, at: number): Promise<string | null> {
  const bearer = bearerIn(c.req.header("authorization"));
  if (bearer === null || !looksLikeKey(bearer) || c.req.url.includes("?")) return null;
  const rep = personReference(c.req.param("rep") ?? "");
  const found = await lookup.find({
    keyHash: hashSecret(bearer),
    campaign: c.req.param("campaign") ?? "",
    repEmail: "email" in rep ? rep.email : null,
    repId: "id" in rep ? rep.id : null,
    at,
  });
  const playbookId = found.campaign?.playbookId ?? null;
  return answerOf(found, playbookId === null ? null : await lookup.versionOf(playbookId), at);
}

/** The same JSON as `toEligibilityJson`, with the stored reasons passed through as text. */
function answerOf({ key, campaign, rep, verdict }: LookedUp, version: number | null, at: number): string | null {
  if (key?.kind !== "service" || !key.scopes.includes("eligibility:read")) return null;
  if (!campaign || !rep || !verdict) return null;
  if (verdict.playbookId !== campaign.playbookId || verdict.nextPlaybookId !== campaign.nextPlaybookId) return null;
  if (verdict.until !== null && at >= verdict.until) return null;
  const head = JSON.stringify({
    campaign: campaign.key,
    rep,
    eligible: verdict.eligible,
    level: verdict.level,
    via: verdict.via,
    until: verdict.until === null ? null : new Date(verdict.until).toISOString(),
    playbookVersion: version,
    revision: verdict.revision,
    checkedAt: new Date(at).toISOString(),
  });
  return `${head.slice(0, -1)},"reasons":${verdict.reasons}}`;
}
