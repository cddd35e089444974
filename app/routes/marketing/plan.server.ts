import { z } from "zod";
import type { PublicationPlan } from "#app/domain/playbook/publication-plan.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import { GRACE_HOURS } from "./grace.ts";

const After = z.enum(GRACE_HOURS.map(String)).nullable().catch(null);

/** Which plan the address asks the preview for; `after` are hours of grace, none: at once. */
export function askedPlan(request: Request, now: number): { plan: PublicationPlan; after: string | null } {
  const after = After.parse(new URL(request.url).searchParams.get("after"));
  return { plan: { publishAt: now, enforceFrom: now + Number(after ?? 0) * HOUR_MS }, after };
}
