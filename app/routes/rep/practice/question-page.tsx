import { type FormEvent, useEffect } from "react";
import { paths } from "#app/paths.ts";
import { PracticeFrame } from "#app/ui/practice/practice-frame.tsx";
import { QuestionCard } from "#app/ui/practice/question-card.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import type { PageProps, Question } from "./pages.ts";

interface QuestionPageProps extends PageProps<Question> {
  error: string | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  busy: boolean;
}

/** One question. What it is about stays unsaid: the criterion's name would often be the answer. */
export function QuestionPage(props: QuestionPageProps) {
  const { page, now, error, onSubmit, busy } = props;
  const { question, campaign, sign, progress } = page;
  useFocusOnArrival();
  return (
    <PracticeFrame closeTo={paths.today()} {...progress}>
      <QuestionCard
        question={question}
        hidden={{ presentation: question.token }}
        error={error}
        onSubmit={onSubmit}
        busy={busy}
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
export function useFocusOnArrival(): void {
  useEffect(() => {
    if (arrivedFromElsewhere) document.getElementById("main")?.focus({ preventScroll: true });
    arrivedFromElsewhere = true;
  }, []);
}
