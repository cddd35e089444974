import { z } from "zod";

import { Key, Label, list, mapping, oneOf, Text, whole } from "#app/domain/playbook/format/fields.schema.ts";
import { RuleOverLead } from "#app/domain/playbook/format/rule.schema.ts";
import { CRITERION_KINDS } from "#app/domain/playbook/playbook.ts";

/** Rules, points and `required` that contradict the kind are found by the cross-checks, which see the whole file. */
const CriterionEntry = mapping({
  key: Key,
  title: Label,
  kind: oneOf(CRITERION_KINDS),
  importance: oneOf(["critical", "standard"]).default("standard"),
  required: z.boolean("true or false").default(false),
  points: whole(0, 10_000).default(0),
  rule: RuleOverLead.exactOptional(),
  why: Text,
  say: Text.exactOptional(),
  change: oneOf(["editorial", "clarifying", "material"]).exactOptional(),
});

/** That there is at least one is a cross-check: a draft begins without. */
export const CriteriaSection = list(CriterionEntry);
