import { data } from "@remix-run/server-runtime";
import type { z } from "zod";

/** What goes back to the page when a form is not finished: the first mistake of each field, and what was typed. */
export interface InvalidForm {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

export type ParsedForm<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & InvalidForm);

/** Reads a posted form. A name that occurs once is a text, one that ends in `[]` always a list (its value has no `[]`). */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ParsedForm<z.infer<Schema>>> {
  const values = toValues(await request.formData());
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, ...invalidForm(parsed.error, values) };
}

/** The 422 answer: Remix keeps the page's data as it is and shows the mistakes. */
export function invalid(form: InvalidForm) {
  return data({ form: { errors: form.errors, values: form.values } }, { status: 422 });
}

function invalidForm(error: z.ZodError, values: FormValues): InvalidForm {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join(".") || "form"] ??= issue.message;
  const kept = Object.entries(values).filter(([name]) => !/password|token|secret/i.test(name));
  return { errors, values: Object.fromEntries(kept) };
}

type FormValues = Record<string, string | string[]>;

function toValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = texts;
    else values[name] = texts.at(-1) ?? "";
  }
  return values;
}
