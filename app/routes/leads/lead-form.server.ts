import { z } from "zod";
import { startOfDay } from "#app/domain/sla/business-hours.ts";
import { HOUR_MS } from "#app/domain/time.ts";
import type { InvalidForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { TOUCH_KINDS } from "#app/stores/touches.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { logTouch } from "#app/use-cases/leads/log-touch.ts";
import { recordDisposition } from "#app/use-cases/leads/record-disposition.ts";
import { recordOutcome } from "#app/use-cases/leads/record-outcome.ts";
import type { LeadHere } from "./require-lead.server.ts";

const note = z.string().trim().max(5000, "At most 5,000 characters.").default("");

export const LeadForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("touch"), kind: z.enum(TOUCH_KINDS), note }),
  z.object({
    intent: z.literal("disposition"),
    code: z.string().min(1, "Choose what came of it.").max(100),
    revisit: z.union([z.literal(""), z.iso.date("Choose a day.")]).default(""),
    note,
  }),
  z.object({
    intent: z.literal("outcome"),
    stage: z.enum(["sql", "opportunity", "won", "lost"]),
    amount: z
      .string()
      .trim()
      .regex(/^\d{0,12}(\.\d{1,2})?$/, "Write an amount in figures, such as 12000.")
      .default(""),
  }),
]);
export type LeadForm = z.infer<typeof LeadForm>;

type Outcome =
  { readonly kind: "done"; readonly to: string } | { readonly kind: "refused"; readonly form: InvalidForm };

/** Does what a form of the lead's page asks for. */
export async function workOnLead(deps: Deps, { viewer, lead }: LeadHere, form: LeadForm): Promise<Outcome> {
  const actor = { kind: "person", id: viewer.id } as const;
  const here = paths.lead(lead.id, { did: form.intent });
  switch (form.intent) {
    case "touch": {
      const result = await logTouch(deps, { leadId: lead.id, kind: form.kind, actor, ...said(form.note) });
      return result.kind === "logged"
        ? { kind: "done", to: here }
        : refused(form, "message" in result ? result.message : GONE);
    }
    case "disposition": {
      const revisitAt = form.revisit === "" ? {} : { revisitAt: morningOf(form.revisit, viewer.timeZone) };
      const result = await recordDisposition(deps, {
        leadId: lead.id,
        code: form.code,
        actor,
        ...revisitAt,
        ...said(form.note),
      });
      if (result.kind === "recorded") return { kind: "done", to: paths.leads({ did: "disposition" }) };
      return refused(form, "message" in result ? result.message : GONE);
    }
    case "outcome": {
      const amount = form.amount === "" ? {} : { amount: Number(form.amount) };
      const result = await recordOutcome(deps, { leadId: lead.id, stage: form.stage, actor, ...amount });
      if (result.kind !== "recorded") return refused(form, "message" in result ? result.message : GONE);
      return { kind: "done", to: result.assignment ? here : paths.leads({ did: "outcome" }) };
    }
  }
}

const GONE = "This lead is gone.";

function said(text: string): { note?: string } {
  return text === "" ? {} : { note: text };
}

/** 09:00 of a day, on the wall clock of whoever chose it. */
function morningOf(day: string, timeZone: string): number {
  return startOfDay(Date.parse(`${day}T12:00:00Z`), timeZone) + 9 * HOUR_MS;
}

function refused(form: LeadForm, message: string): Outcome {
  return { kind: "refused", form: { errors: { form: message }, values: { ...form } } };
}
