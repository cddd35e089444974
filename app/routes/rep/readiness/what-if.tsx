import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { levelName } from "./level-name.ts";
import type { PartProps, WhatIfView } from "./pages.ts";

/** "What if I do nothing until…": the gate asked about a later day, as routing may ask it. */
export function WhatIf({ view, voice, timeZone, whatIf }: PartProps & { whatIf: WhatIfView }) {
  if (view.version === null) return null;
  const error = whatIf?.kind === "invalid" ? whatIf.message : undefined;
  return (
    <Section title={voice.isSelf ? "What if I do nothing" : "What if nothing is done"} id="what-if">
      <Form method="get" action="#what-if" className="flex flex-wrap items-end gap-3" preventScrollReset>
        <Field
          label="Until the end of"
          type="date"
          name="day"
          required
          defaultValue={whatIf?.day ?? ""}
          error={error}
        />
        <SubmitButton variant="secondary">Look ahead</SubmitButton>
      </Form>
      {whatIf?.kind === "forecast" ? (
        <div className="mt-4 flex items-start gap-3" role="status">
          <Lamp level={whatIf.level} via={whatIf.via} until={whatIf.until} now={whatIf.at} size="l" label={null} />
          <div>
            <p className="font-semibold">
              {`${formatDay(whatIf.at, timeZone)}, without practice: ${whatIf.via === "waiver" ? "open by waiver" : levelName(whatIf.level)}.`}
            </p>
            <ul className="mt-1 grid gap-1 text-sm text-ink-2">
              {whatIf.reasons.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </Section>
  );
}
