import { z } from "zod";
import type { Calibration } from "#app/domain/memory/calibration.ts";
import type { Evaluation } from "#app/domain/memory/evaluation.ts";
import type { CriterionState } from "#app/domain/memory/memory.ts";
import type { Playbook, PublishedPlaybook } from "#app/domain/playbook/playbook.ts";
import type { Presentation, Response } from "#app/domain/questions/presentation.ts";
import type { Reason } from "#app/domain/readiness/readiness.ts";

/*
 * jsonb columns that only we write, from values the domain has already checked, and that no later release rewrites.
 * Reading them asks for the outline, not for every leaf: the content hash and the append-only triggers vouch for the rest.
 */
const hasKeys = (value: unknown, ...keys: readonly string[]) =>
  typeof value === "object" && value !== null && keys.every((key) => key in value);

export const StoredPlaybook = z.custom<PublishedPlaybook>((value) => hasKeys(value, "version", "criteria", "gate"));
export const StoredProposal = z.custom<Playbook>((value) => hasKeys(value, "campaign", "criteria", "gate"));
export const StoredPresentation = z.custom<Presentation>((value) => hasKeys(value, "variant", "options", "truth"));
export const StoredResponse = z.custom<Response>((value) => hasKeys(value, "kind"));
export const StoredEvidence = z.custom<CriterionState["evidence"]>((value) =>
  hasKeys(value, "runVariants", "rightDays"),
);
export const StoredReasons = z.array(z.custom<Reason>((value) => hasKeys(value, "code", "message")));
export const StoredEvaluation = z.custom<Evaluation>((value) => hasKeys(value, "splitAt", "logLoss", "isBetter"));
export const StoredReportJson = z.object({
  share: z.number(),
  calibration: z.nullable(z.custom<Calibration>((value) => hasKeys(value, "all", "bins", "logLoss"))),
});
