import { Form } from "@remix-run/react";
import { ENOUGH_TO_FIT, LEAST_GAIN } from "#app/domain/memory/fitting-rules.ts";
import { formState } from "#app/routes/form-state.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { formatDate, formatNumber, formatPercent } from "#app/ui/format.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { CalibrationData } from "./load.server.ts";

interface ModelInUseProps {
  data: CalibrationData;
  mayChoose: boolean;
  timeZone: string;
  result: unknown;
}

/** Which weights predict now, and what an admin can do about it. */
export function ModelInUse({ data, mayChoose, timeZone, result }: ModelInUseProps) {
  const { model, report } = data;
  const { choice } = model;
  const answers = report?.calibration?.all.count ?? 0;
  return (
    <Section title={model.isDefault ? "In use: the published default" : "In use: a model fitted to your answers"}>
      <Facts
        items={[
          {
            key: "weights",
            term: "Weights",
            detail: model.isDefault
              ? "Published fits over 350 million reviews of other people"
              : `Fitted to ${formatNumber(model.answers ?? 0)} answers of yours`,
          },
          ...(model.guess > 0
            ? [
                {
                  key: "guess",
                  term: "Lucky guesses",
                  detail: `${formatPercent(model.guess)}, taken off what is predicted`,
                },
              ]
            : []),
          { key: "name", term: "Name", detail: <code>{model.name}</code> },
          ...(choice ? [{ key: "since", term: "Since", detail: formatDate(choice.chosenAt, timeZone) }] : []),
          ...(choice ? [{ key: "why", term: "Why", detail: choice.reason }] : []),
        ]}
      />
      <p className="mt-4 max-w-measure text-sm text-ink-2">
        Once a week, with {formatNumber(ENOUGH_TO_FIT)} answers or more, weights are fitted to the earlier four fifths
        and the last fifth judges. They come into use only if they foretell it better by {LEAST_GAIN} log loss and more
        than chance explains; then everything answered is folded anew, and some gates open or shut.
        {answers < ENOUGH_TO_FIT ? ` So far there are ${formatNumber(answers)}.` : ""}
      </p>
      {mayChoose ? <ModelForms canFit={answers >= ENOUGH_TO_FIT} isDefault={model.isDefault} result={result} /> : null}
    </Section>
  );
}

function ModelForms({ canFit, isDefault, result }: { canFit: boolean; isDefault: boolean; result: unknown }) {
  const form = formState(result, "default");
  return (
    <div className="mt-5 grid max-w-measure gap-5">
      {canFit ? (
        <Form method="post">
          <SubmitButton variant="secondary" name="intent" value="fit">
            Fit it to our answers now
          </SubmitButton>
        </Form>
      ) : null}
      {isDefault ? null : (
        <details open={form.error("reason") !== undefined}>
          <summary>Go back to the published default</summary>
          <Form method="post" className="mt-3 grid justify-items-start gap-4">
            <Field
              label="Why?"
              hint="Stands in the history for everybody who sees this page."
              name="reason"
              required
              maxLength={500}
              defaultValue={form.value("reason")}
              error={form.error("reason")}
            />
            <SubmitButton variant="secondary" name="intent" value="default">
              Use the default
            </SubmitButton>
          </Form>
        </details>
      )}
    </div>
  );
}
