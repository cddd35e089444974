import type { Campaign } from "#app/stores/campaigns.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { rightOptions } from "#app/domain/questions/right-options.ts";
import type { Response } from "#app/domain/questions/presentation.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { answerAndGoOn } from "#app/use-cases/practice/answer-and-go-on.ts";
import { openSession } from "#app/use-cases/practice/open-session.ts";
import type { Practitioner } from "#app/use-cases/practice/scope.ts";

/** Knows every answer, as only a test may: reads the truth that the server keeps. */
export function rightResponse({ content }: StoredPresentationRecord): Response {
  if (content.truth.kind === "text") return { kind: "text", text: content.truth.accept[0] ?? "" };
  return { kind: "choice", ids: rightOptions(content) };
}

export function wrongResponse({ content }: StoredPresentationRecord): Response {
  if (content.truth.kind === "text") return { kind: "text", text: "something else entirely" };
  const right = new Set(content.truth.ids);
  const wrong = content.options.find(({ id }) => !right.has(id));
  return { kind: "choice", ids: wrong ? [wrong.id] : [...content.truth.ids].reverse() };
}

/** Practises one sitting; `isRight` says for each question whether to answer it right. Answers how many were asked. */
export async function practise(
  deps: Deps,
  rep: Practitioner,
  only: Campaign | null,
  isRight: (question: StoredPresentationRecord, index: number) => boolean = () => true,
): Promise<number> {
  let waiting = (await openSession(deps, { rep, only })).presentation;
  let count = 0;
  while (waiting) {
    const response = isRight(waiting, count) ? rightResponse(waiting) : wrongResponse(waiting);
    const result = await answerAndGoOn(deps, { rep, presentationId: waiting.id, response });
    if (result.kind !== "answered") throw new Error(`not answered: ${JSON.stringify(result)}`);
    count += 1;
    waiting = result.next?.presentation ?? null;
  }
  return count;
}
