import { z } from "zod";
import type { JobName, JobPayloads } from "#app/stores/jobs.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { forgetExpired } from "#app/use-cases/access/forget-expired.ts";
import { redecideCampaign } from "#app/use-cases/eligibility/redecide.ts";
import { liftEndedSuspensions } from "#app/use-cases/eligibility/lift-suspension.ts";
import { breachClock } from "#app/use-cases/leads/breach-clock.ts";
import { importNextRows } from "#app/use-cases/leads/import-leads.ts";
import { rescoreCampaign } from "#app/use-cases/leads/rescore-campaign.ts";
import { revisitLead } from "#app/use-cases/leads/revisit-lead.ts";
import { calibrate } from "#app/use-cases/memory/calibrate.ts";
import { fitMemory } from "#app/use-cases/memory/fit-memory.ts";
import { replayMemories } from "#app/use-cases/memory/replay-memories.ts";
import { announceVersion } from "#app/use-cases/playbook/announce-version.ts";
import { publishScheduled } from "#app/use-cases/playbook/publish-scheduled.ts";
import { sendMail } from "#app/use-cases/notices/send-mail.ts";
import { remind } from "#app/use-cases/practice/remind.ts";
import { pickUpDueWork } from "#app/use-cases/routing/pick-up-due-work.ts";
import { rehomeLeads } from "#app/use-cases/routing/rehome-leads.ts";
import { releaseHolds } from "#app/use-cases/routing/release-holds.ts";
import { stepHold } from "#app/use-cases/routing/step-hold.ts";
import { defineJob, type Job } from "./job.ts";

const Campaign = z.object({ campaignId: z.int() });
const Playbook = z.object({ playbookId: z.int() });

/** The table of background work: each name of app/stores/jobs.ts and the use-case that does it. */
export const jobs: { readonly [Name in JobName]: Job<JobPayloads[Name]> } = {
  "release-holds": defineJob(Campaign, releaseHolds),
  "step-hold": defineJob(z.object({ holdId: z.uuid() }), stepHold),
  "redecide-campaign": defineJob(Campaign, redecideCampaign),
  "replay-memories": defineJob(z.object({}), (deps) => replayMemories(deps)),
  "fit-memory": defineJob(z.object({ askedBy: z.uuid().optional() }), (deps, { askedBy }) =>
    fitMemory(deps, { actor: askedBy === undefined ? { kind: "system" } : { kind: "person", id: askedBy } }),
  ),
  calibrate: defineJob(z.object({}), (deps) => calibrate(deps)),
  "publish-scheduled": defineJob(z.object({ scheduleId: z.uuid() }), publishScheduled),
  "announce-version": defineJob(Playbook, announceVersion),
  "rescore-campaign": defineJob(Playbook, rescoreCampaign),
  "breach-clock": defineJob(z.object({ clockId: z.uuid() }), breachClock),
  "rehome-leads": defineJob(z.object({ repId: z.uuid() }), (deps, { repId }) =>
    rehomeLeads(deps, { repId, actor: { kind: "system" }, reason: "their account was ended" }),
  ),
  "revisit-lead": defineJob(z.object({ leadId: z.uuid() }), revisitLead),
  "send-mail": defineJob(z.object({ noticeId: z.uuid() }), sendMail),
  "import-leads": defineJob(z.object({ importId: z.uuid() }), importNextRows),
};

/** Work that comes back by the clock, in UTC, once for all processes: `minute hour day month weekday`. */
export const timetable: readonly { readonly job: JobName; readonly match: string }[] = [
  // What a choice has not reached: memories that an earlier release stored.
  { job: "replay-memories", match: "10 * * * *" },
  { job: "calibrate", match: "20 2 * * *" },
  { job: "fit-memory", match: "40 2 * * 0" },
];

/** What looks once a minute for work that is due by the clock, including what a dead process left behind. */
export const everyMinute: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {
  "pick up due work": pickUpDueWork,
  "forget what has expired": forgetExpired,
  "remind people to practise": remind,
  "lift suspensions that have ended": liftEndedSuspensions,
};
