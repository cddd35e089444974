import type { Response } from "#app/domain/questions/presentation.ts";

/** A form as it would be posted, in one text. */
export function formOf(form: HTMLFormElement): string {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return new URLSearchParams(entries).toString();
}

/** The answer in it, as the server will read it. */
export function responseOf(form: string): Response {
  const fields = new URLSearchParams(form);
  const text = fields.get("text");
  return text === null ? { kind: "choice", ids: fields.getAll("choice").filter(Boolean) } : { kind: "text", text };
}
