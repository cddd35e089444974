import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { graceLengths } from "./grace.ts";
import type { AskedPlan } from "./plan.server.ts";

interface ImpactPlanProps {
  asked: AskedPlan;
  timeZone: string;
}

/** Which "when" the preview answers; changes nothing. */
export function ImpactPlan({ asked, timeZone }: ImpactPlanProps) {
  const { publish, after, from, errors } = asked;
  return (
    <Form
      key={`${publish} ${after} ${from}`}
      method="get"
      action="#impact"
      className="mb-5 grid items-start gap-4 sm:grid-cols-2"
    >
      <Field
        label="If it is published"
        type="datetime-local"
        name="publish"
        defaultValue={publish}
        error={errors.publish}
        hint={`Empty: now. On the clock of ${timeZone}.`}
      />
      <Select
        label="And is required"
        name="after"
        defaultValue={after}
        placeholder="As soon as it is published"
        options={graceLengths()}
      />
      <Field
        label="Or is required from"
        type="datetime-local"
        name="from"
        defaultValue={from}
        error={errors.from}
        hint="A moment of your own, instead of a length."
      />
      <div className="sm:self-center">
        <Button type="submit" variant="secondary">
          Show that
        </Button>
      </div>
    </Form>
  );
}
