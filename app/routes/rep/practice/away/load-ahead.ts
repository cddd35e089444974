import { paths } from "#app/paths.ts";
import type { AheadAnswer, AheadQuestion } from "./outcome.ts";
import { post } from "./send.ts";

/** Until the page has settled; loading ahead is never in anybody's way. */
const SETTLED_AFTER_MS = 1_000;

/** Loads the next few questions when the page is idle. Answers how to call it off. */
export function loadAhead(
  { person, only }: { person: string; only: string | undefined },
  then: (questions: readonly AheadQuestion[]) => void,
): () => void {
  let wanted = true;
  const load = async () => {
    if (!wanted || !navigator.onLine) return;
    const form = new URLSearchParams({ person, ...(only === undefined ? {} : { campaign: only }) });
    const answer = await post<AheadAnswer>(paths.practiceAhead(), form.toString());
    if (answer?.kind === "loaded") then(answer.questions);
  };
  const timer = setTimeout(() => {
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window) requestIdleCallback(() => void load());
    else void load();
  }, SETTLED_AFTER_MS);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
