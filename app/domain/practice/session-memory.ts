import type { AskedQuestion } from "./practice.ts";

/** The last time this session asked a criterion, with its place in the session; null if it did not. */
export function lastAsked(
  asked: readonly AskedQuestion[],
  campaign: string,
  criterion: string,
): (AskedQuestion & { readonly position: number }) | null {
  const position = asked.findLastIndex((each) => each.campaign === campaign && each.criterion === criterion);
  const last = asked[position];
  return last ? { ...last, position } : null;
}
