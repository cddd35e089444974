import { Duration, Email, Label, list, mapping, oneOf } from "#app/domain/playbook/format/fields.schema.ts";
import { RuleOverLead } from "#app/domain/playbook/format/rule.schema.ts";
import { STRATEGIES } from "#app/domain/playbook/playbook.ts";
import type { HoldPolicy } from "#app/domain/playbook/playbook.ts";
import { MINUTE_MS } from "#app/domain/time.ts";

const target = { pool: Label, strategy: oneOf(STRATEGIES).default("round_robin") };

const HoldEntry = mapping({
  escalate_after: Duration.exactOptional(),
  fallback_after: Duration.exactOptional(),
  fallback: Email.exactOptional(),
}).transform(({ escalate_after, fallback_after, fallback }): HoldPolicy => ({
  escalateAfterMs: escalate_after ?? 15 * MINUTE_MS,
  ...(fallback_after !== undefined && { fallbackAfterMs: fallback_after }),
  ...(fallback !== undefined && { fallback }),
}));

export const RoutingSection = mapping({
  routes: list(mapping({ when: RuleOverLead, ...target })).default([]),
  default: mapping(target).default({ pool: "everyone", strategy: "round_robin" }),
  hold: HoldEntry.prefault({}),
}).prefault({});
