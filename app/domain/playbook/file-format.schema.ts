import type { z } from "zod";

import { crossCheck } from "#app/domain/playbook/cross-check.ts";
import { checkVariantsWritten } from "#app/domain/playbook/cross-check-variants.ts";
import { BriefSection, CampaignSection, EnablementSection } from "#app/domain/playbook/format/campaign.schema.ts";
import { CriteriaSection } from "#app/domain/playbook/format/criterion.schema.ts";
import { mapping } from "#app/domain/playbook/format/fields.schema.ts";
import { problemsOf } from "#app/domain/playbook/format/issues.ts";
import {
  DispositionsSection,
  GateSection,
  ScoringSection,
  SlaSection,
} from "#app/domain/playbook/format/policy.schema.ts";
import { QuestionsSection } from "#app/domain/playbook/format/question.schema.ts";
import { RoutingSection } from "#app/domain/playbook/format/routing.schema.ts";
import type { Playbook } from "#app/domain/playbook/playbook.ts";
import { checkPolicy } from "#app/domain/playbook/policy-check.ts";
import { problem } from "#app/domain/playbook/problem.ts";
import type { Problem } from "#app/domain/playbook/problem.ts";
import { entries } from "#app/domain/playbook/raw.ts";

export type CheckedPlaybook =
  | { readonly kind: "ok"; readonly playbook: Playbook }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/** The file format of a playbook, section by section; parsing gives the camel-cased `Playbook`. */
const PlaybookFile: z.ZodType<Playbook> = mapping({
  campaign: CampaignSection,
  brief: BriefSection.prefault({}),
  criteria: CriteriaSection,
  questions: QuestionsSection.default([]),
  scoring: ScoringSection,
  gate: GateSection,
  routing: RoutingSection,
  sla: SlaSection,
  dispositions: DispositionsSection,
  enablement: EnablementSection.default([]),
});

/** A text that has the shape of a playbook, and what keeps it from being agreed on: it may still be in the making. */
export type CheckedDraft =
  | { readonly kind: "ok"; readonly playbook: Playbook; readonly problems: readonly Problem[] }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/**
 * Checks a playbook as read from a file or sent by the editor: shape, references, and whether its policy can be
 * satisfied. All problems are reported at once; never throws, whatever the value.
 */
export function checkPlaybookFile(value: unknown): CheckedPlaybook {
  const checked = checkDraftFile(value);
  if (checked.kind === "invalid" || checked.problems.length > 0) return { kind: "invalid", problems: checked.problems };
  return { kind: "ok", playbook: checked.playbook };
}

/** Checks a playbook in the making: `invalid` only if it hasn't the shape, else with all that is still to be done. */
export function checkDraftFile(value: unknown): CheckedDraft {
  const oversized = checkSizes(value);
  if (oversized.length > 0) return { kind: "invalid", problems: oversized };
  const parsed = PlaybookFile.safeParse(value);
  const across = crossCheck(value);
  if (!parsed.success) {
    const found = [...problemsOf(parsed.error, value, []), ...across, ...checkVariantsWritten(value)];
    return { kind: "invalid", problems: withoutRepeats(found) };
  }
  // Only a sound playbook tells how many questions its rules generate.
  const problems =
    across.length > 0 ? withoutRepeats([...across, ...checkVariantsWritten(value)]) : checkPolicy(parsed.data);
  return { kind: "ok", playbook: parsed.data, problems };
}

/** Far beyond any campaign; a hostile file would otherwise keep the checks busy for long. */
const MAX_ENTRIES = 2_000;

function checkSizes(value: unknown): Problem[] {
  return ["criteria", "questions", "dispositions", "enablement"]
    .filter((section) => entries(value, section).length > MAX_ENTRIES)
    .map((section) => problem([section], `${entries(value, section).length} entries`, `at most ${MAX_ENTRIES}`));
}

function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((entry) => [entry.message, entry])).values()];
}
