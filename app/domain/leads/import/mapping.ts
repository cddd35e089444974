import { z } from "zod";
import { isAttributePath } from "#app/domain/playbook/attributes.ts";
import { CONVERSIONS, DATE_ORDERS } from "./convert.ts";
import { MISSING_WORDS } from "./missing-words.ts";

const Name = z.string().trim().min(1).max(100);

/** Where one column of a file goes, and how its text is read. Columns that no entry names are left out. */
export const ColumnMapping = z.strictObject({
  /** The column's heading; of equal headings the second is called `Name (2)`. */
  column: z.string().max(1_000),
  /** `externalId`, `inquiry`, `event`, or a path that rules know: `contact.email`, `attributes.packaging_lines`. */
  to: z
    .string()
    .max(200)
    .refine(
      (to) => ["externalId", "inquiry", "event"].includes(to) || (isAttributePath(to) && !to.endsWith(".__proto__")),
      {
        error: "expected externalId, inquiry, event, or a path such as contact.email or attributes.packaging_lines",
      },
    ),
  as: z.enum(CONVERSIONS).optional(),
  /** For `event`: its type. Without one the cell names it: "Email Opened" is `email_opened`. */
  event: Name.optional(),
  /** For `event`: the key of its data that takes the cell's value. */
  data: Name.optional(),
  /** For `event`: when it happened, one instant for all rows or another column's. */
  at: z
    .union([
      z.iso.datetime({ offset: true }),
      z.strictObject({ column: z.string().max(1_000), order: z.enum(DATE_ORDERS).default("ymd") }),
    ])
    .optional(),
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
});
export type ImportMapping = z.infer<typeof ImportMapping>;
