import { createRoute, z } from "@hono/zod-openapi";

export const Instant = z.iso.datetime({ offset: true }).openapi({ example: "2026-12-03T09:40:00.000Z" });
export const RepParam = z
  .string()
  .min(1)
  .max(200)
  .openapi({ description: "A rep by id or e-mail address", example: "noor@example.com" });
export const CampaignKey = z
  .string()
  .min(1)
  .max(100)
  .openapi({ description: "A campaign's key", example: "summit-2026" });

export const ProblemJson = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

const problemContent = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemJson } },
});

/** The refusals that any endpoint may answer with. */
export const REFUSALS = {
  401: problemContent("No usable key"),
  403: problemContent("The key lacks the scope, or the person the permission"),
  404: problemContent("Unknown"),
  422: problemContent("Not valid; `errors` lists everything that is wrong"),
} as const;
export const conflict = problemContent;

/** What a list takes: where the page before ended, and how many at most. */
export function pageQuery({ usual, most }: { usual: number; most: number }) {
  return {
    cursor: z.string().max(500).optional().openapi({ description: "`nextCursor` of the page before" }),
    limit: z.coerce.number().int().min(1).max(most).default(usual),
  };
}

export const SECURED: Record<string, string[]>[] = [{ bearer: [] }];

export const IdempotencyHeader = z.object({
  "idempotency-key": z
    .string()
    .optional()
    .openapi({ description: "1–255 characters, remembered 24 h: the same request is answered the same, once." }),
});

export function jsonContent<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

export { createRoute, z };
