import type { z } from "zod";
import type { JobName, JobPayloads } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** One kind of background work. It may run again after a crash, so what it calls must bear that. */
export interface Job {
  readonly run: (deps: Deps, payload: unknown) => Promise<void>;
}

/** Ties a job's name to the use-case that does it; the payload comes from the database, so it is parsed like any input. */
export function defineJob<Name extends JobName>(
  payloadSchema: z.ZodType<JobPayloads[Name]>,
  run: (deps: Deps, payload: JobPayloads[Name]) => Promise<unknown>,
): Job {
  return { run: async (deps, payload) => void (await run(deps, payloadSchema.parse(payload))) };
}
