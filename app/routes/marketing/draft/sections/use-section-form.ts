import { useActionData } from "@remix-run/react";
import type { PartAnswer, PartFacts } from "../part-page.tsx";
import { fieldAt, type FormSection } from "./field-at.ts";
import { type FormValues, rowCount, textOf, ticked } from "./form-values.ts";

interface SectionAnswer extends PartAnswer {
  readonly form?: { readonly values: FormValues };
  readonly focus?: string | null;
  readonly rules?: Readonly<Record<string, string>>;
}

/** A section's form as it stands: what was typed last, or what is saved, with what is wrong at each field. */
export interface SectionForm {
  readonly text: (name: string) => string;
  readonly ticked: (name: string) => readonly string[];
  readonly rows: (list: string) => number;
  /** What is wrong with a field or with anything inside it. */
  readonly error: (name: string) => string | undefined;
  /** The rule in a field as the rule editor takes it; empty if it can't be read, or was just refused. */
  readonly rule: (name: string) => string;
  /** The row that was just added or moved. */
  readonly focus: string | null;
  /** Changes with the values, so that the browser's fields are made anew. */
  readonly stamp: string;
}

export function useSectionForm(
  section: FormSection,
  part: PartFacts,
  saved: FormValues,
  savedRules: Readonly<Record<string, string>> = {},
): SectionForm {
  const answer = useActionData<SectionAnswer>();
  const values = answer?.form?.values ?? saved;
  const refused = answer?.problems ?? [];
  const problems = (refused.length > 0 ? refused : part.problems).map(({ place, text }) => ({
    field: fieldAt(section, place),
    text,
  }));
  return {
    text: (name) => textOf(values, name),
    ticked: (name) => ticked(values, name),
    rows: (list) => rowCount(values, list),
    error: (name) => problems.find(({ field }) => field === name || field.startsWith(`${name}.`))?.text,
    rule: (name) => (answer?.rules ?? savedRules)[textOf(values, name)] ?? "",
    focus: answer?.focus ?? null,
    stamp: JSON.stringify(values),
  };
}
