import { Form } from "@remix-run/react";
import { formTimeOf } from "#app/domain/wall-clock.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";
import type { FormState } from "../form-state.ts";
import { graceLengths, graceOptions } from "./grace.ts";

interface PublishCardProps {
  version: number;
  impact: Impact;
  /** Both have signed this text. */
  complete: boolean;
  mayPublish: boolean;
  /** A time to start from, as a form calls it. */
  defaultTime: string;
  /** Hours of grace that the preview was asked for. */
  after: string | null;
  form: FormState;
  now: number;
  timeZone: string;
}

/** When it counts: at once, after a grace period with a reason, or at a time. */
export function PublishCard(props: PublishCardProps) {
  const { version, impact, complete, mayPublish, form, after } = props;
  if (!mayPublish || !complete) {
    return (
      <Card as="section">
        <h2 className="text-lg">When it takes effect</h2>
        <p className="mt-1 text-sm text-ink-2">
          {complete
            ? "Both have signed. One of the owners can publish it now."
            : "Whoever publishes chooses that, as soon as both owners have signed."}
        </p>
      </Card>
    );
  }
  const hard = impact.atOnce.losers > 0;
  return (
    <Card as="section">
      <h2 className="mb-4 text-lg">When it takes effect</h2>
      <Form method="post" className="grid gap-4">
        <RadioCards
          legend="When it takes effect"
          quiet
          name="when"
          required
          defaultValue={form.value("when") ?? (hard || after !== null ? "grace" : "now")}
          options={[
            {
              value: "now",
              label: "At once",
              hint: hard
                ? `${impact.atOnce.eligibleAfter} of ${impact.people} left at first. The others come back as they practise.`
                : `${impact.atOnce.eligibleAfter} of ${impact.people} can take these leads.`,
            },
            {
              value: "grace",
              label: "After a grace period",
              hint: `${impact.eligibleNow} of ${impact.people} until then. They see what changes and can practise before.`,
              fields: <GraceFields {...props} />,
            },
            {
              value: "time",
              label: "At a time",
              hint: "Nothing happens until then, and either owner can cancel it. Any change of the text does.",
              fields: <TimeFields {...props} />,
            },
          ]}
        />
        <TextArea
          label="Reason"
          hint="Everybody who has to practise reads it. Needed for a grace period."
          name="reason"
          rows={3}
          maxLength={500}
          defaultValue={form.value("reason") ?? ""}
          error={form.error("reason")}
        />
        <SubmitButton name="intent" value="publish" className="w-full">
          Publish version {version}
        </SubmitButton>
        <p className="text-xs text-ink-3">
          When this has gone through, no lead goes to anyone who isn’t ready on the text in force. Version {version}{" "}
          can’t be edited afterwards.
        </p>
      </Form>
    </Card>
  );
}

function GraceFields({ form, after, now, timeZone }: PublishCardProps) {
  return (
    <Select
      label="Takes effect after"
      name="hours"
      defaultValue={form.value("hours") ?? after ?? "24"}
      options={graceOptions(now, timeZone)}
    />
  );
}

function TimeFields({ form, defaultTime, now, timeZone }: PublishCardProps) {
  return (
    <div className="grid gap-3">
      <Field
        label="Publish it"
        hint={timeZone}
        type="datetime-local"
        name="time"
        min={formTimeOf(now, timeZone)}
        defaultValue={form.value("time") ?? defaultTime}
        error={form.error("time")}
      />
      <Select
        label="And require it"
        name="then"
        defaultValue={form.value("then") ?? ""}
        placeholder="At once"
        options={graceLengths()}
      />
    </div>
  );
}
