import { Form } from "@remix-run/react";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import type { FormState } from "../form-state.ts";

interface OutcomeCardProps {
  outcomes: readonly ("sql" | "opportunity" | "won" | "lost")[];
  amount: number | null;
  form: FormState;
}

/** How the sale goes on; only the steps that can follow. */
export function OutcomeCard({ outcomes, amount, form }: OutcomeCardProps) {
  if (outcomes.length === 0) return null;
  return (
    <Card as="section">
      <h2 className="text-lg">It goes on</h2>
      <Form method="post" className="mt-3 grid gap-3">
        <input type="hidden" name="intent" value="outcome" />
        <Field
          label="Amount"
          name="amount"
          inputMode="decimal"
          error={form.error("amount")}
          defaultValue={form.value("amount") ?? (amount === null ? "" : String(amount))}
          hint="May stay empty."
        />
        <div className="grid grid-cols-2 gap-2">
          {outcomes.map((outcome) => (
            <SubmitButton key={outcome} size="s" variant="secondary" name="stage" value={outcome}>
              {WORDS[outcome]}
            </SubmitButton>
          ))}
        </div>
      </Form>
    </Card>
  );
}

const WORDS = { sql: "It’s an SQL", opportunity: "Opportunity", won: "Won", lost: "Lost" } as const;
