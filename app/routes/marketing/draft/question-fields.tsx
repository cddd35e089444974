import type { QuestionKind } from "#app/domain/playbook/playbook.ts";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import type { FormState } from "../../form-state.ts";
import { GeneratedFields } from "./generated-fields.tsx";
import type { AnswerRow } from "./question-form.server.ts";
import { STATUS_OPTIONS } from "./question-words.ts";

export interface QuestionValues {
  readonly kind: QuestionKind;
  /** What the rule makes of it; empty: written by hand. */
  readonly generate: string;
  /** The campaigns it is told from, where it asks across campaigns. */
  readonly with: readonly string[];
  readonly criterion: string;
  readonly status: string;
  readonly prompt: string;
  readonly because: string;
  readonly rows: readonly AnswerRow[];
}

interface QuestionFieldsProps {
  values: QuestionValues;
  typed: FormState;
  criteria: readonly { key: string; title: string }[];
  /** Other campaigns, to tell this one from. */
  campaigns: readonly { key: string; name: string }[];
}

/** Everything a question says; what it is made of depends on its kind. */
export function QuestionFields({ values, typed, criteria, campaigns }: QuestionFieldsProps) {
  const value = (name: "criterion" | "status" | "prompt" | "because") => typed.value(name) ?? values[name];
  return (
    <>
      {/* Enter in a field saves: the first button of a form is the one it presses. */}
      <SubmitButton className="sr-only" name="intent" value="save">
        Save to the draft
      </SubmitButton>
      <input type="hidden" name="kind" value={values.kind} />
      {values.generate === "" ? <input type="hidden" name="generate" value="" /> : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <Select
          label="Criterion"
          name="criterion"
          placeholder="Choose one"
          defaultValue={value("criterion")}
          error={typed.error("criterion")}
          options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <Select
          label="Status"
          name="status"
          defaultValue={value("status")}
          error={typed.error("status")}
          options={STATUS_OPTIONS}
        />
      </div>
      {values.generate === "" ? (
        <>
          <TextArea
            label="The situation and the question"
            name="prompt"
            rows={4}
            defaultValue={value("prompt")}
            error={typed.error("prompt")}
            hint="Something somebody will be in this week, in plain words."
          />
          <Answers kind={values.kind} rows={values.rows} />
          <TextArea
            label="The reason, shown after the answer"
            name="because"
            rows={2}
            defaultValue={value("because")}
            hint={hasOptions(values.kind) ? "Only if it isn’t said option by option." : undefined}
          />
        </>
      ) : (
        <GeneratedFields values={values} typed={typed} campaigns={campaigns} />
      )}
    </>
  );
}

function Answers({ kind, rows }: { kind: QuestionKind; rows: readonly AnswerRow[] }) {
  const words = ROW_WORDS[kind];
  return (
    <fieldset className="grid gap-4">
      <legend className="label mb-1">{words.legend}</legend>
      {rows.map((row, index) => (
        // The position is all that a line of a form has for an identity.
        <div key={`${index} of ${rows.length}`} className="grid gap-3 rounded-md border border-line p-4">
          <div className="grid items-end gap-3 sm:grid-cols-2">
            <TextArea label={`${words.row} ${index + 1}`} name="text[]" rows={2} defaultValue={row.text} />
            {kind === "match" ? (
              <TextArea label={`belongs to ${index + 1}`} name="match[]" rows={2} defaultValue={row.match} />
            ) : hasOptions(kind) ? (
              <TextArea label={`Why, for option ${index + 1}`} name="why[]" rows={2} defaultValue={row.why} />
            ) : null}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3">
            {hasOptions(kind) ? (
              <label className="flex min-h-11 items-center gap-3 md:min-h-6">
                <input
                  type={kind === "multiple_choice" ? "checkbox" : "radio"}
                  className="tick"
                  name="correct[]"
                  value={index}
                  defaultChecked={row.correct}
                />
                {`Option ${index + 1} is right`}
              </label>
            ) : (
              <span />
            )}
            <SubmitButton variant="quiet" size="s" name="intent" value={`remove-${index}`}>
              {`Remove ${words.row.toLowerCase()} ${index + 1}`}
            </SubmitButton>
          </div>
        </div>
      ))}
      <div>
        <SubmitButton variant="secondary" size="s" name="intent" value="add">
          {`Add ${words.add}`}
        </SubmitButton>
      </div>
    </fieldset>
  );
}

function hasOptions(kind: QuestionKind): boolean {
  return kind !== "short_answer" && kind !== "order" && kind !== "match";
}

const OPTIONS = { legend: "Options, each with its reason", row: "Option", add: "an option" };
const ROW_WORDS: Record<QuestionKind, { legend: string; row: string; add: string }> = {
  single_choice: OPTIONS,
  multiple_choice: OPTIONS,
  true_false: OPTIONS,
  scenario: OPTIONS,
  short_answer: { legend: "Every spelling you would let pass", row: "Answer", add: "an answer" },
  order: { legend: "Steps, in the right order", row: "Step", add: "a step" },
  match: { legend: "Pairs that belong together", row: "Left side", add: "a pair" },
};
