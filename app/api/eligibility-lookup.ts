import type { ApiContext } from "#app/api/environment.ts";
import { hashSecret, looksLikeKey } from "#app/auth/secrets.server.ts";
import { bearerOf } from "#app/api/authenticate.ts";
import { personReference } from "#app/stores/reps.ts";
import type { EligibilityLookup, LookedUp } from "#app/stores/eligibility-lookup.ts";

/**
 * Answers a plain check by a service key from one read of committed state. Null for everything else (a personal token, a
 * forecast, an unknown name, a verdict that no longer answers): the ordinary path then says what is what.
 */
export async function answerFromLookup(c: ApiContext, lookup: EligibilityLookup): Promise<Response | null> {
  const bearer = bearerOf(c);
  if (bearer === null || !looksLikeKey(bearer) || c.req.url.includes("?")) return null;
  const rep = personReference(c.req.param("rep") ?? "");
  const at = c.get("deps").clock.now();
  const found = await lookup.find({
    keyHash: hashSecret(bearer),
    campaign: c.req.param("campaign") ?? "",
    repEmail: "email" in rep ? rep.email : null,
    repId: "id" in rep ? rep.id : null,
    at,
  });
  const body = answers(found, at);
  if (body === null) return null;
  return c.body(body, 200, { "content-type": "application/json", "cache-control": "no-store" });
}

/** The same JSON as `toEligibilityJson`, with the stored reasons passed through as text. */
function answers({ key, campaign, rep, verdict }: LookedUp, at: number): string | null {
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
    playbookVersion: campaign.version,
    revision: verdict.revision,
    checkedAt: new Date(at).toISOString(),
  });
  return `${head.slice(0, -1)},"reasons":${verdict.reasons}}`;
}
