import type { InvalidForm } from "#app/http/forms.server.ts";

export interface FormState {
  error: (name: string) => string | undefined;
  value: (name: string) => string | undefined;
  /** What belongs to no field, for FormErrors. */
  general: readonly string[];
}

/** What an action sent back about one of a page's forms; the others stay as they were. */
export function formState(result: unknown, intent?: string): FormState {
  const form = invalidFormOf(result);
  if (!form || (intent !== undefined && form.values.intent !== intent)) return UNTOUCHED;
  return {
    error: (name) => form.errors[name],
    value: (name) => {
      const value = form.values[name];
      return typeof value === "string" ? value : undefined;
    },
    general: form.errors.form === undefined ? [] : [form.errors.form],
  };
}

const UNTOUCHED: FormState = { error: () => undefined, value: () => undefined, general: [] };

function invalidFormOf(result: unknown): InvalidForm | null {
  return isRecord(result) && isInvalidForm(result.form) ? result.form : null;
}

function isInvalidForm(form: unknown): form is InvalidForm {
  return isRecord(form) && isRecord(form.errors) && isRecord(form.values);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
