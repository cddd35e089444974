import { Form } from "@remix-run/react";
import { formState } from "../../form-state.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { formatDateTime, formatDay } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { PartProps } from "./pages.ts";

interface WaiversProps extends PartProps {
  mayWaive: boolean;
  /** What the last form came back with. */
  result: unknown;
}

/** A manager's time-limited, reasoned permissions: the list of them, and for managers the form for one more. */
export function Waivers({ view, voice, timeZone, mayWaive, result }: WaiversProps) {
  const { waivers, at } = view;
  return (
    <Section title="Waivers" aside="Each makes eligible for a while; none counts as knowing" id="waivers">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {mayWaive ? <GrantForm voice={voice} result={result} tomorrow={isoDay(at)} /> : null}
        {waivers.length === 0 ? (
          <p className="text-sm text-ink-3">{`${voice.subject} ${voice.have} had none here.`}</p>
        ) : (
          <ul className="rows">
            {waivers.map((waiver) => (
              <li key={waiver.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1">
                <div>
                  <p>“{waiver.reason}”</p>
                  <p className="text-sm text-ink-3">
                    {`${waiver.grantedByName ?? "Somebody who has left"}, ${formatDay(waiver.grantedAt, timeZone)}. Until ${formatDateTime(waiver.until, timeZone)}`}
                  </p>
                </div>
                <WaiverEnd waiver={waiver} now={at} mayWaive={mayWaive} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function GrantForm({ voice, result, tomorrow }: Pick<WaiversProps, "voice" | "result"> & { tomorrow: string }) {
  const form = formState(result, "grant");
  return (
    <Card as="section" title={`Let ${voice.object} take leads for a while`}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="grant" />
        <TextArea
          label="Reason"
          name="reason"
          rows={2}
          required
          maxLength={500}
          defaultValue={form.value("reason")}
          error={form.error("reason")}
          hint="It is kept with the waiver and shown here."
        />
        <Field
          label="Last day"
          name="until"
          type="date"
          required
          min={tomorrow}
          defaultValue={form.value("until")}
          error={form.error("until")}
        />
        <div>
          <SubmitButton variant="secondary">Give the waiver</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

interface WaiverEndProps {
  waiver: WaiversProps["view"]["waivers"][number];
  now: number;
  mayWaive: boolean;
}

function WaiverEnd({ waiver, now, mayWaive }: WaiverEndProps) {
  if (waiver.revoked) return <Tag>Taken back</Tag>;
  if (waiver.until <= now) return <Tag>Over</Tag>;
  if (!mayWaive) return <Tag>In force</Tag>;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="waiver" value={waiver.id} />
      <SubmitButton variant="quiet" size="s" aria-label={`Take back the waiver “${waiver.reason}”`}>
        Take back
      </SubmitButton>
    </Form>
  );
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
