import { Form } from "@remix-run/react";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { Pips } from "#app/ui/pictures/pips.tsx";
import type { FormState } from "../form-state.ts";

const KINDS = [
  { kind: "call", label: "Log call" },
  { kind: "email", label: "Log email" },
  { kind: "meeting", label: "Meeting" },
  { kind: "message", label: "Message" },
];

/** Each contact in one press. */
export function TouchesCard({ touches, form }: { touches: { count: number; wanted: number }; form: FormState }) {
  return (
    <Card as="section">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-lg">Touches</h2>
        <span className="text-sm">
          {touches.count >= touches.wanted ? (
            touches.count
          ) : (
            <Pips count={touches.count} total={touches.wanted} tone="ink" />
          )}
        </span>
      </div>
      <Form method="post" className="mt-3 grid gap-3" key={touches.count}>
        <input type="hidden" name="intent" value="touch" />
        <Field
          label="Note"
          name="note"
          maxLength={5000}
          error={form.error("note")}
          defaultValue={form.value("note") ?? ""}
        />
        <div className="grid grid-cols-2 gap-2">
          {KINDS.map(({ kind, label }) => (
            <SubmitButton key={kind} size="s" variant="secondary" name="kind" value={kind}>
              {label}
            </SubmitButton>
          ))}
        </div>
      </Form>
    </Card>
  );
}
