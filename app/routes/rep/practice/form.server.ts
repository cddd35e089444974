import { z } from "zod";
import type { Response } from "#app/domain/questions/presentation.ts";

/** A practice session, as an address names it. */
export const SessionId = z.uuid();

/** What the address says: one campaign only, the verdict on one answer, the summary of one session. */
const PracticeQuery = z.object({
  campaign: z.string().optional().catch(undefined),
  answered: z.uuid().optional().catch(undefined),
  done: SessionId.optional().catch(undefined),
});

export function readPracticeQuery(request: Request): z.infer<typeof PracticeQuery> {
  return PracticeQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
}

/** More than any question has; a bound on what one form may cost. */
const MOST_CHOICES = 50;

const AnswerForm = z.object({
  presentation: z.uuid(),
  choice: z.array(z.string().max(100)).max(MOST_CHOICES),
  text: z.string().max(5_000).nullable(),
});

const FlagForm = z.object({
  presentation: z.uuid(),
  reason: z.enum(["wrong", "ambiguous"], "Choose what is wrong with it."),
  words: z
    .string()
    .trim()
    .min(1, "Say what you mean, so that the author can mend it.")
    .max(2000, "At most 2,000 characters."),
});

/** What somebody says is wrong with a question they answered; null if the form is another one. The request stays readable. */
export async function readFlag(request: Request) {
  const form = await request.clone().formData();
  if (form.get("intent") !== "flag") return null;
  const values = { presentation: form.get("presentation"), reason: form.get("reason"), words: form.get("words") };
  const parsed = FlagForm.safeParse(values);
  if (parsed.success) return { ok: true as const, ...parsed.data };
  const [first] = parsed.error.issues;
  const words = typeof values.words === "string" ? values.words : "";
  return { ok: false as const, error: first?.message ?? "Say what is wrong with it.", words };
}

export type PracticeForm =
  | { readonly kind: "answer"; readonly presentationId: string; readonly response: Response }
  | { readonly kind: "take_back"; readonly presentationId: string };

export async function readPractice(request: Request): Promise<PracticeForm | null> {
  return toPracticeForm(await request.formData());
}

/** A posted answer, or one to take back; null if the form isn't one of ours. Empty menus are places left open, not options. */
export function toPracticeForm(form: FormData): PracticeForm | null {
  const parsed = AnswerForm.safeParse({
    presentation: form.get("presentation"),
    choice: form.getAll("choice").filter((id) => id !== ""),
    text: form.get("text"),
  });
  if (!parsed.success) return null;
  const { presentation, choice, text } = parsed.data;
  if (form.get("intent") === "take_back") return { kind: "take_back", presentationId: presentation };
  return {
    kind: "answer",
    presentationId: presentation,
    response: text === null ? { kind: "choice", ids: choice } : { kind: "text", text },
  };
}
