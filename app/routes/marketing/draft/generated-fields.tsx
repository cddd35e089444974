import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import type { FormState } from "../../form-state.ts";
import type { QuestionValues } from "./question-fields.tsx";
import { GENERATE_OPTIONS } from "./question-words.ts";

interface GeneratedFieldsProps {
  values: QuestionValues;
  typed: FormState;
  campaigns: readonly { key: string; name: string }[];
}

/** What is made from the criterion's rule, and which campaigns it may be told from. */
export function GeneratedFields({ values, typed, campaigns }: GeneratedFieldsProps) {
  const offered = [
    ...campaigns,
    // One that is gone stays in sight, so that saving doesn't drop it unseen.
    ...values.with.filter((key) => !campaigns.some((one) => one.key === key)).map((key) => ({ key, name: key })),
  ];
  return (
    <>
      <p className="max-w-measure text-ink-2">
        Its cases are made up from the criterion’s rule, with the same code that scores leads. Change the rule, and they
        change with it.
      </p>
      <Select
        label="What is asked"
        name="generate"
        defaultValue={typed.value("generate") ?? values.generate}
        error={typed.error("generate")}
        options={GENERATE_OPTIONS}
      />
      {offered.length > 0 ? (
        <fieldset className="grid gap-2">
          <legend className="label mb-1">Campaigns to tell it from</legend>
          <p className="hint">Only for leads across campaigns. Reps are asked about those they are enrolled in.</p>
          {offered.map(({ key, name }) => (
            <Checkbox key={key} label={name} name="with[]" value={key} defaultChecked={values.with.includes(key)} />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
