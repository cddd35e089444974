import { z } from "zod";
import { NUDGE_WORD_AT_MOST } from "#app/use-cases/practice/nudge.ts";

export const NudgeForm = z.object({
  intent: z.literal("nudge"),
  people: z.array(z.uuid(), "Tick whom to ask.").min(1, "Tick whom to ask."),
  word: z
    .string()
    .trim()
    .min(1, "Say in a few words why; they read it.")
    .max(NUDGE_WORD_AT_MOST, `Keep it to ${NUDGE_WORD_AT_MOST} characters.`),
});
