import { z } from "zod";
import { isAttributePath } from "#app/domain/playbook/attributes.ts";
import { isTimeZone } from "#app/domain/wall-clock.ts";
import { CONVERSIONS, DATE_ORDERS } from "./convert.ts";
import { MISSING_WORDS } from "./missing-words.ts";

const Name = z.string().trim().min(1).max(100);

/** Where one column of a file goes, and how its text is read. Columns that no entry names are left out. */
export const ColumnMapping = z.strictObject({
  column: z.string().max(1_000).describe("The column's heading; of equal headings the second is called Name (2)"),
  to: z
    .string()
    .max(200)
    .refine((to) => ["externalId", "inquiry", "event"].includes(to) || isLeadPath(to), {
      error: "expected externalId, inquiry, event, or a path such as contact.email or attributes.packaging_lines",
    })
    .describe("externalId, inquiry, event, or a path that rules know, such as attributes.packaging_lines"),
  as: z.enum(CONVERSIONS).optional().describe("How its text is read: as text, or as a number where the path is one"),
  values: z
    .array(z.strictObject({ is: z.string().trim().min(1).max(200), means: z.string().max(500) }))
    .max(100)
    .optional()
    .describe("What its values mean, before the text is read: Mgr means Manager. Case does not matter; empty: nothing"),
  event: Name.optional().describe('For event: its type. Without one the cell names it: "Email Opened" is email_opened'),
  data: Name.optional().describe("For event: the key of its data that takes the cell's value"),
  at: z
    .union([
      z.iso.datetime({ offset: true }),
      z.strictObject({ column: z.string().max(1_000), order: z.enum(DATE_ORDERS).default("ymd") }),
    ])
    .optional()
    .describe("For event: when it happened, one instant for all rows or another column's"),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** How a file of leads is read: the same for the page, the API and the next file of the campaign. */
export const ImportMapping = z.strictObject({
  columns: z.array(ColumnMapping).min(1).max(500),
  /** Texts that say nothing, whatever their case; an empty cell always does. */
  missing: z
    .array(z.string().max(100))
    .max(50)
    .default(() => [...MISSING_WORDS]),
  zone: z
    .string()
    .max(100)
    .refine(isTimeZone, { error: "expected a time zone such as Europe/Berlin" })
    .optional()
    .describe("The time zone of dates and times that name none; UTC unless told"),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** A key of this name would not stay in the lead. */
function isLeadPath(to: string): boolean {
  return isAttributePath(to) && !to.endsWith(".__proto__");
}
