import { CampaignKey, z } from "#app/api/schemas/common.ts";
import { ImportMapping } from "#app/domain/leads/import/mapping.ts";
import { STAGES } from "#app/domain/leads/lead.ts";

export const LeadImportInput = z
  .strictObject({
    campaign: CampaignKey,
    csv: z.string().min(1).openapi({
      description:
        "The file's text, its first line the columns' names. Comma, semicolon, tab or bar; the body's limit of 1 MiB holds.",
      example: "Badge,E-mail,Employees,Demo minutes,Scanned\nB-1,greta@molkerei.example,240,11,18.11.2026\n",
    }),
    mapping: ImportMapping.optional().openapi({
      description: "How the columns are read. Without one, that of the campaign's last file with the same columns.",
      example: {
        columns: [
          { column: "Badge", to: "externalId" },
          { column: "E-mail", to: "contact.email" },
          { column: "Employees", to: "company.employees" },
          {
            column: "Demo minutes",
            to: "event",
            event: "demo_attended",
            data: "minutes",
            as: "number",
            at: { column: "Scanned", order: "dmy" },
          },
        ],
        missing: ["select", "n/a"],
      },
    }),
    fileName: z.string().min(1).max(200).default("import.csv"),
    dryRun: z.boolean().default(false).openapi({ description: "Answer what would come of it; take nothing in" }),
  })
  .openapi("LeadImportInput");
export type LeadImportInput = z.infer<typeof LeadImportInput>;

const RefusalJson = z
  .object({
    row: z.int().openapi({ description: "From 1, the line with the columns' names not counted" }),
    line: z.int().openapi({ description: "The line of the file it begins on" }),
    problems: z.array(z.object({ column: z.string().nullable(), found: z.string(), expected: z.string() })),
  })
  .openapi("LeadImportRefusal");

export const LeadImportJson = z
  .object({
    id: z
      .string()
      .nullable()
      .openapi({ description: "GET /leads/imports/{id} tells how far it is; null of a dry run" }),
    campaign: CampaignKey,
    status: z
      .enum(["dry_run", "running", "done", "cancelled"])
      .openapi({ description: "Of a cancelled import, what was in by then stays, and no other row is begun" }),
    rows: z.int(),
    created: z.int().openapi({ description: "Rows that made a lead" }),
    updated: z.int().openapi({ description: "Rows that updated one that was known, or that an earlier row had made" }),
    refused: z.int(),
    qualified: z
      .int()
      .openapi({ description: "Leads of the file that qualify, each once: as checked before the import" }),
    held: z.int(),
    assigned: z.int(),
    leads: z
      .array(
        z.object({
          row: z.int(),
          outcome: z.enum(["created", "updated"]),
          id: z.string(),
          externalId: z.string().nullable(),
          stage: z.enum(STAGES),
          score: z.number(),
          qualified: z.boolean(),
        }),
      )
      .openapi({ description: "What became of the rows so far, at most 5,000; as the leads stand now" }),
    refusals: z
      .array(RefusalJson)
      .openapi({ description: "The first 100 refused rows, with everything wrong with them" }),
  })
  .openapi("LeadImport");
