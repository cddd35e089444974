import type { Presentation } from "./presentation.ts";

/** The ids of the right options, in the right sequence where there is one; for a typed answer, what would be accepted. */
export function rightOptions({ truth }: Presentation): string[] {
  return truth.kind === "text" ? [...truth.accept] : [...truth.ids];
}
