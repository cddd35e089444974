import type { LeadCatalogue } from "#app/domain/leads/catalogue.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { RuleField } from "#app/ui/rule-editor/rule-field.tsx";
import type { FormState } from "../../form-state.ts";

export interface CriterionValues {
  readonly title: string;
  readonly kind: string;
  readonly importance: string;
  readonly points: string;
  readonly required: boolean;
  readonly rule: string;
  readonly why: string;
  readonly say: string;
  readonly change: string;
}

/** What the rule editor needs beside the text. */
export interface CriterionRule {
  /** JSON; empty: none. */
  readonly value: string;
  readonly catalogue: LeadCatalogue;
  readonly previewUrl: string;
}

interface CriterionFieldsProps {
  values: CriterionValues;
  typed: FormState;
  rule: CriterionRule;
  /** What the comparison with the last version says; null for a new criterion. */
  suggested: string | null;
}

/** Everything a criterion says. */
export function CriterionFields({ values, typed, rule, suggested }: CriterionFieldsProps) {
  const value = (name: Exclude<keyof CriterionValues, "required">) => typed.value(name) ?? values[name];
  const wasTyped = typed.value("title") !== undefined;
  return (
    <>
      <Field
        label="Title"
        name="title"
        required
        maxLength={300}
        defaultValue={value("title")}
        error={typed.error("title")}
        hint="What one can observe, with its number: “Between 50 and 1,000 employees”."
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Select
          label="Kind"
          name="kind"
          defaultValue={value("kind")}
          options={KINDS}
          error={typed.error("kind")}
          hint="Knowledge has no rule: it is only asked."
        />
        <Select
          label="Importance"
          name="importance"
          defaultValue={value("importance")}
          options={IMPORTANCES}
          error={typed.error("importance")}
        />
      </div>
      <RuleField
        name="rule"
        rule={typed.value("rule") === undefined ? rule.value : ""}
        text={value("rule")}
        catalogue={rule.catalogue}
        previewUrl={rule.previewUrl}
        error={typed.error("rule")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Field
          label="Points"
          name="points"
          inputMode="numeric"
          defaultValue={value("points")}
          error={typed.error("points")}
          hint="A lead that meets it gets these. A disqualifier gives none."
        />
        <div className="self-center">
          <Checkbox
            label="An MQL must meet it"
            name="required"
            value="yes"
            defaultChecked={wasTyped ? typed.value("required") === "yes" : values.required}
          />
        </div>
      </div>
      <TextArea
        label="Why it matters"
        name="why"
        required
        rows={3}
        defaultValue={value("why")}
        error={typed.error("why")}
        hint="Reps read it after every answer."
      />
      <TextArea
        label="How to ask for it"
        name="say"
        rows={2}
        defaultValue={value("say")}
        error={typed.error("say")}
        hint="A sentence a rep can say. May stay empty."
      />
      {suggested === null ? (
        <input type="hidden" name="change" value="" />
      ) : (
        <Select
          label="What the change amounts to"
          name="change"
          defaultValue={value("change")}
          options={[
            { value: "", label: suggested === "" ? "Let the comparison say" : `As compared: ${suggested}` },
            ...CHANGES,
          ]}
          hint="A change of rule, points, importance or what is required is always material. A change of words may be called more than it is, never less."
        />
      )}
    </>
  );
}

const KINDS = [
  { value: "fit", label: "Fit: who they are" },
  { value: "behaviour", label: "Behaviour: what they did" },
  { value: "disqualifier", label: "Disqualifier: rules a lead out" },
  { value: "knowledge", label: "Knowledge: only asked" },
];

const IMPORTANCES = [
  { value: "critical", label: "Critical: without it nobody is ready" },
  { value: "standard", label: "Standard: counts into the score" },
];

const CHANGES = [
  { value: "editorial", label: "Editorial: spelling only, credit stays" },
  { value: "clarifying", label: "Clarifying: clearer words, credit stays, shown once" },
  { value: "material", label: "Material: everybody is asked anew" },
];
