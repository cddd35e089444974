import type { z } from "zod";
import type { Deps } from "#app/use-cases/deps.ts";

/** One kind of background work. It may run again after a crash, so what it calls must bear that. */
export interface Job<Payload> {
  readonly payload: z.ZodType<Payload>;
  readonly run: (deps: Deps, raw: unknown) => Promise<void>;
}

/** Ties a payload to the use-case that works on it; it comes from the database, so it is parsed like any input. */
export function defineJob<Payload>(
  payload: z.ZodType<Payload>,
  work: (deps: Deps, payload: Payload) => Promise<unknown>,
): Job<Payload> {
  return { payload, run: async (deps, raw) => void (await work(deps, payload.parse(raw))) };
}
