import { Form } from "@remix-run/react";
import type { Weekday } from "#app/domain/practice/rhythm.ts";
import type { FormState } from "#app/routes/form-state.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Section } from "#app/ui/frame/section.tsx";

const DAYS = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
] as const satisfies readonly (readonly [Weekday, string])[];

/** Some of the seven weekdays. */
export function WeekdayChecks({
  legend,
  days,
  error,
}: {
  legend: string;
  days: readonly Weekday[];
  error?: string | undefined;
}) {
  return (
    <fieldset>
      <legend className="label mb-2">{legend}</legend>
      {error ? (
        <p className="field-error mb-2" role="alert">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {DAYS.map(([day, name]) => (
          <Checkbox key={day} name="days[]" value={day} label={name} defaultChecked={days.includes(day)} />
        ))}
      </div>
    </fieldset>
  );
}

/** On which days a team practises, for everybody in it who has not chosen their own. */
export function PracticeDaysSection({ days, form }: { days: readonly Weekday[]; form: FormState }) {
  return (
    <Section title="Practice days" id="practice-days" aside="Everybody may choose their own">
      <Form method="post" className="grid gap-5">
        <WeekdayChecks legend="The team practises on" days={days} error={form.error("days")} />
        <div>
          <SubmitButton variant="secondary" name="intent" value="practice-days">
            Save days
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
