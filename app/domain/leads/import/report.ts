import { z } from "zod";

const Problem = z.object({ column: z.string().nullable(), found: z.string(), expected: z.string() });

/** What a check of a file finds before any lead is taken in. */
export const ImportReport = z.object({
  rows: z.int(),
  /** Rows that make a lead that was not known. */
  created: z.int(),
  /** Rows about a lead that is known, or that an earlier row names. */
  updated: z.int(),
  /** Of those, rows about a lead that an earlier row of the file names. */
  repeated: z.int(),
  refused: z.int(),
  /** The version in force that the leads were scored under; null: none is, they would wait. */
  version: z.int().nullable(),
  /** Leads that would be qualified afterwards, each once. */
  qualified: z.int(),
  /** Leads that a disqualifier keeps out, and leads that miss data some required criterion asks for. */
  disqualified: z.int(),
  incomplete: z.int(),
  /** A few that would qualify. */
  examples: z.array(
    z.object({
      row: z.int(),
      name: z.string(),
      score: z.int(),
      threshold: z.int(),
      met: z.array(z.string()),
    }),
  ),
  /** What is wrong, by column, most frequent first. */
  reasons: z.array(z.object({ column: z.string().nullable(), expected: z.string(), rows: z.int(), found: z.string() })),
  /** The first refused rows. */
  refusals: z.array(z.object({ row: z.int(), line: z.int(), problems: z.array(Problem) })),
});
export type ImportReport = z.infer<typeof ImportReport>;
