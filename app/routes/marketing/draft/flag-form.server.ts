import { z } from "zod";

const Reply = z.object({
  intent: z.literal("reply"),
  flagId: z.uuid(),
  outcome: z.enum(["corrected", "explained"]),
  words: z.string().trim().min(1).max(2000),
});

/** A reply to a flag, if that is what was posted; the request can still be read for another form. */
export async function readReply(request: Request) {
  const form = await request.clone().formData();
  const parsed = Reply.safeParse({
    intent: form.get("intent"),
    flagId: form.get("flag"),
    outcome: form.get("outcome"),
    words: form.get("words"),
  });
  if (!parsed.success) return null;
  const { intent: _intent, ...reply } = parsed.data;
  return reply;
}
