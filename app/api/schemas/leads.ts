import { CampaignKey, Instant, z } from "#app/api/schemas/common.ts";
import { STAGES } from "#app/domain/leads/lead.ts";

const Text = z.string().max(1000);
const Value = z.union([Text, z.number(), z.boolean()]);
const Values = z.union([Value, z.array(Value).max(100)]);
const Key = z.string().min(1).max(100);

export const EventInput = z
  .strictObject({
    type: z.string().min(1).max(100).openapi({ example: "demo_requested" }),
    at: Instant,
    data: z.record(Key, Values).default({}),
  })
  .openapi("LeadEventInput");

export const LeadInput = z
  .strictObject({
    externalId: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: "Yours; the same again updates that lead" }),
    campaign: CampaignKey,
    contact: z
      .strictObject({
        email: Text.optional(),
        firstName: Text.optional(),
        lastName: Text.optional(),
        title: Text.optional(),
        phone: Text.optional(),
      })
      .default({}),
    company: z
      .strictObject({
        name: Text.optional(),
        domain: Text.optional(),
        employees: z.number().nonnegative().optional(),
        revenue: z.number().optional(),
        industry: Text.optional(),
        country: Text.optional(),
        region: Text.optional(),
      })
      .default({}),
    deal: z.strictObject({ amount: z.number().optional() }).default({}),
    source: z.record(Key, Value).default({}),
    attributes: z.record(Key, Values).default({}),
    inquiry: z.string().max(20_000).optional(),
    events: z.array(EventInput).max(1000).default([]),
  })
  .openapi("LeadInput");
export type LeadInput = z.infer<typeof LeadInput>;

const RepJson = z.object({ id: z.string(), email: z.string() });
export const LeftOutJson = z
  .object({ rep: RepJson, code: z.string(), message: z.string() })
  .openapi("LeftOut", { description: "A rep who did not get the lead, and why" });

export const LeadJson = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    campaign: CampaignKey,
    stage: z.enum(STAGES),
    score: z.number(),
    threshold: z.number(),
    qualified: z.boolean(),
    intent: z.enum(["high", "standard"]),
    criteria: z.array(z.object({ key: z.string(), state: z.enum(["met", "unmet", "unknown"]), points: z.number() })),
    missing: z.array(z.object({ criterion: z.string(), attribute: z.string() })),
  })
  .openapi("Lead");

export const AssignmentJson = z
  .object({
    id: z.string(),
    rep: RepJson,
    assignedAt: Instant,
    decision: z.string().openapi({ description: "Its id: GET /decisions/{id} says why" }),
    via: z.enum(["gate", "waiver", "fallback"]),
  })
  .openapi("Assignment");

export const HoldJson = z
  .object({ since: Instant, reasons: z.array(LeftOutJson), escalatesAt: Instant })
  .openapi("Hold", { description: "Nobody eligible may take it yet" });

export const LeadStandingJson = z
  .object({ lead: LeadJson, assignment: AssignmentJson.nullable(), hold: HoldJson.nullable() })
  .openapi("LeadStanding");

export const LeadHistoryJson = z
  .object({
    moves: z.array(
      z.object({ from: z.string().nullable(), to: z.string(), actor: z.string(), reason: z.string(), at: Instant }),
    ),
    assignments: z.array(
      z.object({
        id: z.string(),
        rep: RepJson,
        via: z.string(),
        decision: z.string(),
        assignedAt: Instant,
        endedAt: Instant.nullable(),
        endReason: z.string().nullable(),
      }),
    ),
    touches: z.array(z.object({ id: z.string(), kind: z.string(), at: Instant, note: z.string().nullable() })),
    dispositions: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        action: z.string(),
        note: z.string().nullable(),
        revisitAt: Instant.nullable(),
        at: Instant,
      }),
    ),
  })
  .openapi("LeadHistory");
