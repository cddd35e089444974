import { findLastSchedule, findOpenSchedule, type ScheduledPublication } from "#app/stores/scheduled-publications.ts";
import { findNames } from "#app/stores/views/playbook-access.ts";
import type { Deps } from "#app/use-cases/deps.ts";

/** What became of the time a proposal was to be published at; null if it never had one. */
export async function scheduleOf(db: Deps["db"], proposalId: string) {
  const order = await findLastSchedule(db, proposalId);
  return order && withNames(db, order);
}

/** The publication that a campaign waits for. */
export async function openScheduleOf(db: Deps["db"], campaignId: number) {
  const order = await findOpenSchedule(db, campaignId);
  return order && withNames(db, order);
}

async function withNames(db: Deps["db"], order: ScheduledPublication) {
  const names = await findNames(
    db,
    [order.scheduledBy, order.end?.by].flatMap((id) => id ?? []),
  );
  return {
    ...order,
    by: names.get(order.scheduledBy ?? "") ?? null,
    end: order.end && { ...order.end, by: names.get(order.end.by ?? "") ?? null },
  };
}

export type ScheduleView = Awaited<ReturnType<typeof scheduleOf>>;
