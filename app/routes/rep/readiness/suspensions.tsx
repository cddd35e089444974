import { Form } from "@remix-run/react";
import { formState } from "../../form-state.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { formatDateTime, formatDay } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { PartProps } from "./pages.ts";

interface SuspensionsProps extends PartProps {
  maySuspend: boolean;
  /** What the last form came back with. */
  result: unknown;
}

/** What keeps somebody from leads whatever they know: the list, and for managers the form for one more. */
export function Suspensions({ view, voice, timeZone, maySuspend, result }: SuspensionsProps) {
  const { suspensions, at } = view;
  return (
    <Section title="Suspensions" aside="No new leads, whatever is known or waived; practice goes on" id="suspensions">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {maySuspend ? (
          <SuspendForm voice={voice} result={result} today={new Date(at).toISOString().slice(0, 10)} />
        ) : null}
        {suspensions.length === 0 ? (
          <p className="text-sm text-ink-3">{`${voice.subject} ${voice.have} had none here.`}</p>
        ) : (
          <ul className="rows">
            {suspensions.map((suspension) => (
              <li key={suspension.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1">
                <div>
                  <p>“{suspension.reason}”</p>
                  <p className="text-sm text-ink-3">
                    {`${suspension.suspendedByName ?? "Somebody who has left"}, ${formatDay(suspension.suspendedAt, timeZone)}. `}
                    {suspension.campaignId === null ? "All campaigns, " : ""}
                    {endWords(suspension, timeZone)}
                  </p>
                </div>
                <SuspensionEnd suspension={suspension} maySuspend={maySuspend} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function SuspendForm({ voice, result, today }: Pick<SuspensionsProps, "voice" | "result"> & { today: string }) {
  const form = formState(result, "suspend");
  return (
    <Card as="section" title={`Keep leads from ${voice.object}`}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="suspend" />
        <TextArea
          label="Why leads are kept back"
          name="reason"
          rows={2}
          required
          maxLength={500}
          defaultValue={form.value("reason")}
          error={form.error("reason")}
          hint={`${voice.subject} and routing read it with every answer.`}
        />
        <Field
          label="Last day, if you know it"
          name="until"
          type="date"
          min={today}
          defaultValue={form.value("until")}
          error={form.error("until")}
          hint="Without one it holds until somebody lifts it."
        />
        <Checkbox label="From the leads of every campaign" name="everywhere" />
        <div>
          <SubmitButton variant="secondary">Suspend</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

interface SuspensionEndProps {
  suspension: SuspensionsProps["view"]["suspensions"][number];
  maySuspend: boolean;
}

function SuspensionEnd({ suspension, maySuspend }: SuspensionEndProps) {
  if (suspension.liftedAt !== null) return <Tag>Lifted</Tag>;
  if (!maySuspend) return <Tag>In force</Tag>;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="lift" />
      <input type="hidden" name="suspension" value={suspension.id} />
      <SubmitButton variant="quiet" size="s" aria-label={`Lift the suspension “${suspension.reason}”`}>
        Lift
      </SubmitButton>
    </Form>
  );
}

function endWords({ until, liftedAt }: SuspensionEndProps["suspension"], timeZone: string): string {
  if (liftedAt !== null) return `lifted ${formatDay(liftedAt, timeZone)}`;
  return until === null ? "until somebody lifts it" : `until ${formatDateTime(until, timeZone)}`;
}
