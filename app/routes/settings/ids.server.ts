import { z } from "zod";
import { notFound } from "#app/http/responses.ts";

/** An id from the address: anything that can't be one leads nowhere. */
export function idFrom(text: string | undefined): string {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
