import { createHash } from "node:crypto";
import type { z } from "@hono/zod-openapi";
import type { ApiContext } from "#app/api/environment.ts";
import { actorOf } from "#app/api/principal.ts";
import { refusal } from "#app/api/problem.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import { findIdempotentResponse, insertIdempotentResponse, tryLockIdempotencyKey } from "#app/stores/idempotency.ts";
import { actorText, type Deps } from "#app/use-cases/deps.ts";
import { inTransaction } from "#app/use-cases/transaction.ts";

/** How long a key is remembered. */
export const IDEMPOTENCY_MS = 24 * HOUR_MS;

/**
 * Runs a POST once per `Idempotency-Key`: its effect and its answer are stored in one transaction, so there is no moment
 * at which one exists without the other. Same key and body → the same answer again, marked; another body → 422; while the
 * first is still at work → 409. Refusals (4xx, 5xx) are not stored: they had no effect, and may be tried again.
 */
export async function idempotent<Answer extends object, Status extends 200 | 201>(
  c: ApiContext,
  { body, status, schema }: { body: unknown; status: Status; schema: z.ZodType<Answer> },
  work: (deps: Deps) => Promise<Answer>,
) {
  const deps = c.get("deps");
  const key = c.req.header("idempotency-key");
  if (key === undefined) {
    const answer = await inTransaction(deps.db, (tx) => work({ ...deps, db: tx }));
    return c.json(schema.parse(answer), status);
  }
  if (key.length === 0 || key.length > 255) {
    throw refusal({
      status: 400,
      type: "idempotency-key",
      title: "Idempotency-Key is not usable",
      detail: `found ${key.length} characters, expected 1 to 255`,
    });
  }
  const caller = actorText(actorOf(c.get("principal")));
  const request = `${c.req.method} ${c.req.path}`;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([request, body]))
    .digest("hex");
  const at = deps.clock.now();

  const stored = await inTransaction(deps.db, async (tx) => {
    if (!(await tryLockIdempotencyKey(tx, { caller, key }))) {
      throw refusal({
        status: 409,
        type: "idempotency-in-flight",
        title: "The first request with this Idempotency-Key is still at work",
      });
    }
    const known = await findIdempotentResponse(tx, { caller, key, since: at - IDEMPOTENCY_MS });
    if (known && known.fingerprint !== fingerprint) {
      throw refusal({
        status: 422,
        type: "idempotency-mismatch",
        title: "This Idempotency-Key belongs to another request",
        detail: `it was first used for ${known.request} with another body`,
      });
    }
    if (known) return { replayed: true, text: known.body };
    const text = JSON.stringify(schema.parse(await work({ ...deps, db: tx })));
    await insertIdempotentResponse(tx, { caller, key, request, fingerprint, status, body: text, at });
    return { replayed: false, text };
  });
  if (stored.replayed) c.header("idempotent-replayed", "true");
  return c.json(schema.parse(JSON.parse(stored.text)), status);
}
