import { z } from "zod";

/** What an admin can do about the memory model. */
export const ModelForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("fit") }),
  z.object({
    intent: z.literal("default"),
    reason: z
      .string()
      .trim()
      .min(1, "Say why, in words that the people it changes things for can read.")
      .max(500, "Keep it under 500 characters."),
  }),
]);
