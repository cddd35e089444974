import type { JobName } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import type { Job } from "./job.ts";

/** The table of background work: each name of app/stores/jobs.ts and the use-case that does it. */
export const jobs: Partial<Record<JobName, Job>> = {};

/** What looks once a minute for work that is due by the clock, including what a dead process left behind. */
export const everyMinute: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {};
