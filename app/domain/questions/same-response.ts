import type { Response } from "#app/domain/questions/presentation.ts";

/** Whether two responses say the same, choice by choice in the order given: then one may be the other, sent again. */
export function isSameResponse(one: Response, other: Response): boolean {
  if (one.kind === "text") return other.kind === "text" && one.text === other.text;
  return other.kind === "choice" && one.ids.join() === other.ids.join();
}
