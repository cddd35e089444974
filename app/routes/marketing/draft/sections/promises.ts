import { durationInWords } from "#app/domain/playbook/duration.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";

/** The agreement's promises in words, one side beside the other. */
export function promises({ sla, scoring, criteria }: Pick<Playbook, "sla" | "scoring" | "criteria">) {
  const required = criteria.filter((criterion) => criterion.required).length;
  const when = sla.calendar === "business" ? "of working time" : "around the clock";
  const touch = (ms: number) => `${durationInWords(ms)} ${when}`;
  return {
    marketing: [
      `Only leads with ${scoring.threshold} points or more${required === 0 ? "" : ` that meet all ${required} required criteria`}.`,
      "With each lead, the facts that qualified it and what the person did.",
      "Every reason a lead comes back for is read, and leads that rest come back when they should.",
    ],
    sales: [
      `A first touch within ${touch(sla.highIntentMs)} for high intent, and within ${touch(sla.standardMs)} for all others.`,
      sla.reassignAfterMs === undefined
        ? "Whoever has the lead keeps it until it is worked."
        : `${durationInWords(sla.reassignAfterMs)} later without one, the lead goes to the next rep.`,
      `At least ${sla.minTouches} touches before a lead is called unresponsive, and a reason for every lead that ends.`,
    ],
  };
}
