import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { formState } from "../../form-state.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { formatTableInstant } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";

interface ReasonedFormProps {
  title: string;
  intent: string;
  /** What the last form came back with. */
  result: unknown;
  reason: { label: string; hint: string };
  until: { label: string; hint?: string; required?: boolean; min: string };
  submit: string;
  children?: ReactNode;
}

/** Asks for a reason and a last day: the form of a waiver and of a suspension. */
export function ReasonedForm({ title, intent, result, reason, until, submit, children }: ReasonedFormProps) {
  const form = formState(result, intent);
  return (
    <Card as="section" title={title}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value={intent} />
        <TextArea
          {...reason}
          name="reason"
          rows={2}
          required
          maxLength={500}
          defaultValue={form.value("reason")}
          error={form.error("reason")}
        />
        <Field {...until} name="until" type="date" defaultValue={form.value("until")} error={form.error("until")} />
        {children}
        <div>
          <SubmitButton variant="secondary">{submit}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

/** The day on the viewer's wall, as date fields take it. */
export function isoDay(at: number, timeZone: string): string {
  return formatTableInstant(at, timeZone).slice(0, 10);
}
