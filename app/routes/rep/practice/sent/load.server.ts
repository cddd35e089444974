import type { Viewer } from "#app/auth/viewer.ts";
import { type SentAnswer, sentAnswers } from "#app/use-cases/practice/sent-answers.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { practisedCampaign } from "../practised.server.ts";

/** How answers came out that a device had kept, and what they moved; nothing of a question that took no answer (R19). */
export async function loadSent(
  deps: Deps,
  rep: Viewer,
  { sent, elsewhere }: { sent: readonly string[]; elsewhere: readonly string[] },
) {
  const { answers, campaigns } = await sentAnswers(deps, { rep, presentationIds: sent, elsewhere });
  return {
    answers: answers.map((one) => ({ ...answerView(one), elsewhere: elsewhere.includes(tokenOf(one)) })),
    campaigns: campaigns.map(practisedCampaign),
  };
}

function answerView(answer: SentAnswer) {
  const token = tokenOf(answer);
  switch (answer.kind) {
    case "counted": {
      const { correct, criterion, presentation } = answer;
      return { kind: "counted" as const, token, prompt: presentation.content.prompt, correct, criterion };
    }
    case "refused":
      return {
        kind: "refused" as const,
        token,
        prompt: answer.presentation.content.prompt,
        because: answer.because,
      };
    case "gone":
      return { kind: "gone" as const, token };
  }
}

function tokenOf(answer: SentAnswer): string {
  return answer.kind === "gone" ? answer.presentationId : answer.presentation.id;
}
