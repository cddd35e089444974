import { CampaignKey, Instant, z } from "#app/api/schemas/common.ts";

export const ReasonJson = z
  .object({
    code: z.string(),
    criterion: z.string().optional(),
    message: z.string(),
    minutes: z.number().optional().openapi({ description: "Minutes of practice that would mend it" }),
  })
  .openapi("Reason");

export const EligibilityJson = z
  .object({
    campaign: CampaignKey,
    rep: z.object({ id: z.string(), email: z.string() }),
    eligible: z.boolean(),
    level: z.enum(["ready", "provisional", "not_ready"]),
    via: z.enum(["gate", "waiver"]).nullable(),
    until: Instant.nullable().openapi({ description: "The first instant at which time alone makes this worse" }),
    playbookVersion: z.int().nullable(),
    revision: z.int().openapi({ description: "Rises with every decision; send it as `minRevision` or `ifRevision`" }),
    checkedAt: Instant,
    reasons: z.array(ReasonJson),
  })
  .openapi("Eligibility");
export type EligibilityJson = z.infer<typeof EligibilityJson>;
