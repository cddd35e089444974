import { Form } from "@remix-run/react";
import { Field } from "#app/ui/controls/field.tsx";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import type { FormState } from "../form-state.ts";

interface DispositionCardProps {
  dispositions: readonly { code: string; label: string; words: string }[];
  touches: { count: number; wanted: number };
  form: FormState;
}

/** What came of it, each code with what it leads to. */
export function DispositionCard({ dispositions, touches, form }: DispositionCardProps) {
  const tooEarly = touches.count < touches.wanted;
  return (
    <Card as="section">
      <h2 className="text-lg">Hand it back</h2>
      <p className="mt-1 text-sm text-ink-2">When there is no deal in it now. Every reason has a next step.</p>
      <details className="mt-3" open={form.general.length > 0 || form.value("code") !== undefined}>
        <summary>Say what came of it</summary>
        <Form method="post" className="mt-3 grid gap-4">
          <input type="hidden" name="intent" value="disposition" />
          <RadioCards
            legend="What came of it"
            quiet
            name="code"
            required
            defaultValue={form.value("code")}
            options={dispositions.map(({ code, label, words }) => ({
              value: code,
              label,
              hint:
                code === "unresponsive" && tooEarly
                  ? `After ${touches.wanted} touches; there ${touches.count === 1 ? "is" : "are"} ${touches.count} so far.`
                  : words,
              disabled: code === "unresponsive" && tooEarly,
            }))}
          />
          <Field
            label="Back on"
            type="date"
            name="revisit"
            error={form.error("revisit")}
            defaultValue={form.value("revisit") ?? ""}
            hint="Empty: when the campaign says."
          />
          <Field
            label="Note"
            name="note"
            maxLength={5000}
            error={form.error("note")}
            defaultValue={form.value("note") ?? ""}
          />
          <SubmitButton variant="secondary">Hand back</SubmitButton>
        </Form>
      </details>
    </Card>
  );
}
