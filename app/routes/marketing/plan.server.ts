import { z } from "zod";
import type { PublicationPlan } from "#app/domain/playbook/publication-plan.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";
import { formTimeOf, instantOfFormTime } from "#app/domain/wall-clock.ts";
import type { ScheduledPublication } from "#app/stores/scheduled-publications.ts";
import { SCHEDULE_AT_MOST_DAYS } from "#app/use-cases/playbook/schedule-publication.ts";
import { GRACE_HOURS } from "./grace.ts";

/** What the preview was asked for, as its form shows it again. */
export interface AskedPlan {
  readonly plan: PublicationPlan;
  /** On the wall clock; empty: now. */
  readonly publish: string;
  /** Hours of grace; empty: none. */
  readonly after: string;
  /** The instant from which it is required, on the wall clock, instead of hours. */
  readonly from: string;
  readonly errors: { readonly publish?: string; readonly from?: string };
}

const Asked = z.object({
  publish: z.string().max(40).catch(""),
  after: z.enum(GRACE_HOURS.map(String)).catch(""),
  from: z.string().max(40).catch(""),
});

/** Which plan the address asks the preview for; if it asks for none, the one that is ordered, or else "at once". */
export function askedPlan(
  request: Request,
  { now, timeZone, order }: { now: number; timeZone: string; order: ScheduledPublication | null },
): AskedPlan {
  const query = new URL(request.url).searchParams;
  const isAsked = ["publish", "after", "from"].some((name) => query.has(name));
  if (!isAsked && order && !order.end) return ordered(order, now, timeZone);
  const asked = Asked.parse(Object.fromEntries(query));
  const publish = asked.publish === "" ? { at: now } : timeStillToCome(asked.publish, { timeZone, after: now, now });
  const publishAt = "at" in publish ? publish.at : now;
  const from = asked.from === "" ? null : timeStillToCome(asked.from, { timeZone, after: publishAt, now });
  const enforceFrom = from && "at" in from ? from.at : publishAt + Number(asked.after) * HOUR_MS;
  const errors = {
    ...("message" in publish && { publish: publish.message }),
    ...(from && "message" in from && { from: from.message }),
  };
  return { ...asked, plan: { publishAt, enforceFrom }, errors };
}

/** The instant a form names, if it lies after another one and not too far off; otherwise what to choose instead. */
export function timeStillToCome(
  text: string,
  { timeZone, after, now }: { timeZone: string; after: number; now: number },
): { readonly at: number } | { readonly message: string } {
  const at = instantOfFormTime(text, timeZone);
  if (at === null) return { message: "Choose a day and a time." };
  if (at <= now) return { message: "That time is over. Choose one that is still to come." };
  if (at < after) return { message: "That is before it is published. Choose a later time." };
  if (at > now + SCHEDULE_AT_MOST_DAYS * DAY_MS) {
    return { message: `Choose a time within the next ${SCHEDULE_AT_MOST_DAYS} days.` };
  }
  return { at };
}

function ordered({ publishAt, enforceAfterMs }: ScheduledPublication, now: number, timeZone: string): AskedPlan {
  // One that is due and not done yet is published in the next moment.
  const at = Math.max(now, publishAt);
  const hours = GRACE_HOURS.find((each) => each * HOUR_MS === enforceAfterMs);
  return {
    plan: { publishAt: at, enforceFrom: at + enforceAfterMs },
    publish: formTimeOf(publishAt, timeZone),
    after: hours === undefined ? "" : String(hours),
    from: hours === undefined && enforceAfterMs > 0 ? formTimeOf(publishAt + enforceAfterMs, timeZone) : "",
    errors: {},
  };
}
