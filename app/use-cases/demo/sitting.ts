import { SECOND_MS } from "#app/domain/time.ts";
import type { Response } from "#app/domain/questions/presentation.ts";
import { rightOptions } from "#app/domain/questions/right-options.ts";
import { findCampaign } from "#app/stores/campaigns.ts";
import type { StoredPresentationRecord } from "#app/stores/presentations.ts";
import { nextPresentation } from "#app/use-cases/practice/next-presentation.ts";
import { planPractice } from "#app/use-cases/practice/plan.ts";
import { startSession } from "#app/use-cases/practice/start-session.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { castPerson } from "./cast.ts";
import type { Past } from "./past.ts";

const SECONDS_PER_QUESTION = 16;

export interface Sitting {
  readonly who: string;
  /** The campaign's key. */
  readonly campaign: string;
  /** Criteria whose first question of the sitting is answered wrong. */
  readonly missed?: readonly string[];
  /** Walks away after so many questions, the next one still open. */
  readonly stopsAfter?: number;
}

/** One sitting of practice, question by question, as a browser would go through it. */
export async function sit(past: Past, { who, campaign, missed = [], stopsAfter = Infinity }: Sitting): Promise<void> {
  const person = await castPerson(past.db, who);
  const rep = { id: person.id, timeZone: person.timeZone };
  const only = await findCampaign(past.db, campaign);
  if ((await planPractice(past, { rep, only })).plan.questions === 0) return;
  const session = await startSession(past, { rep, only });
  const toMiss = new Set(missed);
  for (let asked = 0; ; asked += 1) {
    const question = await nextPresentation(past, past.db, { sessionId: session.id, rep });
    if (!question || asked === stopsAfter) return;
    past.clock.advance(SECONDS_PER_QUESTION * SECOND_MS);
    const response = toMiss.delete(question.criterionKey) ? wrongResponse(question) : rightResponse(question);
    const result = await submitAnswer(past, { rep, presentationId: question.id, response });
    if (result.kind !== "answered") throw new Error(`${who} could not answer ${question.id}: ${result.kind}`);
  }
}

function rightResponse({ content }: StoredPresentationRecord): Response {
  if (content.truth.kind === "text") return { kind: "text", text: content.truth.accept[0] ?? "" };
  return { kind: "choice", ids: rightOptions(content) };
}

function wrongResponse({ content }: StoredPresentationRecord): Response {
  if (content.truth.kind === "text") return { kind: "text", text: "I would have to look that up" };
  const right = new Set(content.truth.ids);
  const wrong = content.options.find(({ id }) => !right.has(id));
  return { kind: "choice", ids: wrong ? [wrong.id] : [...content.truth.ids].reverse() };
}
