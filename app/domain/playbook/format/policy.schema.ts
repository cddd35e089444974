import {
  Code,
  Duration,
  Label,
  list,
  mapping,
  oneOf,
  share,
  whole,
} from "#app/domain/playbook/format/fields.schema.ts";
import { DISPOSITION_ACTIONS } from "#app/domain/playbook/playbook.ts";
import type { DispositionRule, GatePolicy, Scoring, SlaPolicy } from "#app/domain/playbook/playbook.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/time.ts";

export const ScoringSection = mapping({
  threshold: whole(0),
  high_intent: whole(0).exactOptional(),
}).transform(({ threshold, high_intent }): Scoring => ({
  threshold,
  ...(high_intent !== undefined && { highIntent: high_intent }),
}));

/** Recall predicted under 0.75 is guesswork; over 0.95 nobody who practises daily would stay ready (DESIGN §3). */
export const GateSection = mapping({
  recall: share(0.75, 0.95).default(0.8),
  pass: share(0, 0.95).default(0.8),
  variants: mapping({ critical: whole(1, 20).default(2), standard: whole(1, 20).default(1) }).prefault({}),
  proven_days: whole(1, 30).default(2),
  provisional_open_leads: whole(0, 1000).default(3),
})
  .transform(({ recall, pass, variants, proven_days, provisional_open_leads }): GatePolicy => ({
    recall,
    pass,
    variants,
    provenDays: proven_days,
    provisionalOpenLeads: provisional_open_leads,
  }))
  .prefault({});

const DEFAULT_SLA: SlaPolicy = {
  highIntentMs: HOUR_MS,
  standardMs: 4 * HOUR_MS,
  calendar: "business",
  minTouches: 6,
  reassignAfterMs: 2 * HOUR_MS,
};

export const SlaSection = mapping({
  high_intent: Duration.exactOptional(),
  standard: Duration.exactOptional(),
  calendar: oneOf(["business", "always"]).default(DEFAULT_SLA.calendar),
  min_touches: whole(0, 100).default(DEFAULT_SLA.minTouches),
  reassign_after: Duration.exactOptional(),
})
  .transform(({ high_intent, standard, calendar, min_touches, reassign_after }): SlaPolicy => ({
    highIntentMs: high_intent ?? DEFAULT_SLA.highIntentMs,
    standardMs: standard ?? DEFAULT_SLA.standardMs,
    calendar,
    minTouches: min_touches,
    ...(reassign_after !== undefined && { reassignAfterMs: reassign_after }),
  }))
  .default(DEFAULT_SLA);

/** Every campaign has these codes; a file may give them another action and add its own. */
const STANDARD_DISPOSITIONS: readonly DispositionRule[] = [
  { code: "wrong_fit", action: "remove" },
  { code: "no_budget", action: "nurture", revisitAfterMs: 180 * DAY_MS },
  { code: "bad_timing", action: "nurture", revisitAfterMs: 90 * DAY_MS },
  { code: "competitor_chosen", action: "nurture", revisitAfterMs: 270 * DAY_MS },
  { code: "unresponsive", action: "recycle", revisitAfterMs: 30 * DAY_MS },
];

/** A reason that says no more than this teaches marketing nothing, so there is no such code. */
const SAYS_NOTHING = ["bad", "bad_lead", "junk", "junk_lead"];
const REASON = "a reason that says why, such as wrong_fit or bad_timing: nobody can act on a lead that is only bad";
const Reason = Code.refine((code) => !SAYS_NOTHING.includes(code), REASON);

const DispositionEntry = mapping({
  code: Reason,
  action: oneOf(DISPOSITION_ACTIONS),
  revisit_after: Duration.exactOptional(),
  label: Label.exactOptional(),
}).transform(({ code, action, revisit_after, label }): DispositionRule => ({
  code,
  action,
  ...(revisit_after !== undefined && { revisitAfterMs: revisit_after }),
  ...(label !== undefined && { label }),
}));

export const DispositionsSection = list(DispositionEntry)
  .transform(withStandardCodes)
  .default([...STANDARD_DISPOSITIONS]);

function withStandardCodes(own: readonly DispositionRule[]): DispositionRule[] {
  const standard = STANDARD_DISPOSITIONS.map((rule) => own.find(({ code }) => code === rule.code) ?? rule);
  return [...standard, ...own.filter((rule) => !standard.includes(rule))];
}
