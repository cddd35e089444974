import { Form } from "@remix-run/react";
import { Button } from "#app/ui/controls/button.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { graceOptions } from "./grace.ts";

interface ImpactPlanProps {
  after: string | null;
  now: number;
  timeZone: string;
}

/** Which "when" the preview answers; changes nothing. */
export function ImpactPlan({ after, now, timeZone }: ImpactPlanProps) {
  return (
    <Form method="get" action="#impact" className="mb-5 flex flex-wrap items-end gap-3">
      <Select
        key={after}
        label="If it takes effect"
        name="after"
        defaultValue={after ?? ""}
        placeholder="At once"
        options={graceOptions(now, timeZone)}
      />
      <Button type="submit" variant="secondary">
        Show that
      </Button>
    </Form>
  );
}
