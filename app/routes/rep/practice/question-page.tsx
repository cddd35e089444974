import { useEffect } from "react";
import { paths } from "#app/paths.ts";
import { PracticeFrame } from "#app/ui/practice/practice-frame.tsx";
import { QuestionCard } from "#app/ui/practice/question-card.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import type { PageProps, Question } from "./pages.ts";

/** One question. What it is about stays unsaid: the criterion's name would often be the answer. */
export function QuestionPage({ page, now, error }: PageProps<Question> & { error: string | undefined }) {
  const { question, campaign, sign, progress } = page;
  useFocusOnArrival();
  return (
    <PracticeFrame closeTo={paths.today()} {...progress}>
      <QuestionCard
        question={question}
        hidden={{ presentation: question.token }}
        error={error}
        eyebrow={
          <>
            <Lamp {...sign} now={now} size="s" />
            <span>{campaign.name}</span>
          </>
        }
      />
    </PracticeFrame>
  );
}

let arrivedFromElsewhere = false;

/* The next question takes the place of the verdict: whoever can't see that has to be brought to it. Not on a first load. */
function useFocusOnArrival(): void {
  useEffect(() => {
    if (arrivedFromElsewhere) document.getElementById("main")?.focus({ preventScroll: true });
    arrivedFromElsewhere = true;
  }, []);
}
