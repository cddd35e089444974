import { z } from "zod";
import { NUDGE_WORD_AT_MOST } from "#app/use-cases/practice/nudge.ts";

export const NudgeForm = z
  .object({
    intent: z.literal("nudge"),
    /** Those ticked, or everybody on the list of who needs help. */
    to: z.enum(["ticked", "all"]).default("ticked"),
    people: z.array(z.uuid(), "Tick whom to ask.").default([]),
    word: z
      .string()
      .trim()
      .min(1, "Say in a few words why; they read it.")
      .max(NUDGE_WORD_AT_MOST, `Keep it to ${NUDGE_WORD_AT_MOST} characters.`),
  })
  .refine(({ to, people }) => to === "all" || people.length > 0, { path: ["people"], message: "Tick whom to ask." });
