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
import type { AskedPlan } from "./plan.server.ts";

interface PublishCardProps {
  version: number;
  impact: Impact;
  /** Both have signed this text. */
  complete: boolean;
  mayPublish: boolean;
  /** A time to start from, as a form calls it. */
  defaultTime: string;
  /** What the preview was asked for, which the form takes over. */
  asked: AskedPlan;
  form: FormState;
  now: number;
  timeZone: string;
}

/** When it counts: at once, after a grace period with a reason, or at a time. */
export function PublishCard(props: PublishCardProps) {
  const { version, impact, complete, mayPublish, form, asked } = props;
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
          defaultValue={form.value("when") ?? intendedWay(asked, hard)}
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

function intendedWay({ publish, after, from }: AskedPlan, isHard: boolean): string {
  if (publish !== "") return "time";
  return isHard || after !== "" || from !== "" ? "grace" : "now";
}

function GraceFields({ form, asked, now, timeZone }: PublishCardProps) {
  return (
    <div className="grid gap-3">
      <Select
        label="Takes effect after"
        name="hours"
        defaultValue={form.value("hours") ?? (asked.after || "24")}
        options={graceOptions(now, timeZone)}
      />
      <Field
        label="Or from"
        hint="A moment of your own, instead of a length."
        type="datetime-local"
        name="from"
        defaultValue={form.value("from") ?? (asked.publish === "" ? asked.from : "")}
        error={form.error("from")}
      />
    </div>
  );
}

function TimeFields({ form, asked, defaultTime, now, timeZone }: PublishCardProps) {
  return (
    <div className="grid gap-3">
      <Field
        label="Publish it"
        hint={timeZone}
        type="datetime-local"
        name="time"
        min={formTimeOf(now, timeZone)}
        defaultValue={form.value("time") ?? (asked.publish || defaultTime)}
        error={form.error("time")}
      />
      <Select
        label="And require it"
        name="then"
        defaultValue={form.value("then") ?? (asked.publish === "" ? "" : asked.after)}
        placeholder="At once"
        options={graceLengths()}
      />
      <Field
        label="Or require it from"
        hint="A moment of your own, instead of a length."
        type="datetime-local"
        name="thenFrom"
        defaultValue={form.value("thenFrom") ?? (asked.publish === "" ? "" : asked.from)}
        error={form.error("thenFrom")}
      />
    </div>
  );
}
