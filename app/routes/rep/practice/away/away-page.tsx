import { type FormEvent, useEffect } from "react";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/controls/button.tsx";
import { plural } from "#app/ui/format.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { QuestionCard } from "#app/ui/practice/question-card.tsx";
import { awayWords } from "./away-words.ts";
import type { AwayState } from "./use-away.ts";

interface AwayPageProps {
  state: AwayState;
  waiting: number;
  /** How the answers came out that have been sent by now. */
  results: string | null;
  busy: boolean;
  error: string | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onRetry: () => void;
}

/** Practice without a network: a question that was loaded before, or what waits to be sent. No links that can't lead anywhere. */
export function AwayPage(props: AwayPageProps) {
  const { state, waiting } = props;
  return (
    <div className="desk">
      <header className="desk-bar">
        <p className="col-span-3 text-sm text-ink-3">
          {waiting > 0 ? `Saved on this device: ${plural(waiting, "answer")}` : "Practice"}
        </p>
      </header>
      <main id="main" tabIndex={-1} className="grid gap-6">
        {state.question ? <LoadedQuestion key={state.question.question.token} {...props} /> : <NoneLeft {...props} />}
      </main>
    </div>
  );
}

function LoadedQuestion({ state, waiting, results, busy, error, onSubmit }: AwayPageProps) {
  useFocus();
  if (!state.question) return null;
  const { question, campaign } = state.question;
  const { title, text } = awayWords(state, waiting);
  return (
    <>
      <Notice
        kind={state.sending === "done" ? "done" : "info"}
        title={title}
        action={
          results ? (
            <ButtonLink size="s" to={results}>
              See how they came out
            </ButtonLink>
          ) : state.sending === "signed_out" ? (
            <SignIn size="s" />
          ) : undefined
        }
      >
        {text}
      </Notice>
      <QuestionCard
        question={question}
        hidden={{ presentation: question.token }}
        error={error}
        onSubmit={onSubmit}
        busy={busy}
        canLeave={false}
        eyebrow={campaign.name}
      />
    </>
  );
}

function NoneLeft({ state, waiting, onRetry }: AwayPageProps) {
  useFocus();
  const { title, text } = awayWords(state, waiting);
  const { sending } = state;
  return (
    <>
      <h1 className="ask">{title}</h1>
      <div className="grid max-w-measure gap-3 text-ink-2 empty:hidden">
        {text ? <p>{text}</p> : null}
        {sending === "later" && waiting > 0 ? (
          <p>No more questions are loaded. You can close this page; what is saved stays on this device.</p>
        ) : null}
      </div>
      {sending === "later" || sending === "somebody_else" ? (
        <div className="foot">
          <Button variant="primary" onClick={onRetry}>
            Try again now
          </Button>
        </div>
      ) : null}
      {sending === "signed_out" ? (
        <div className="foot">
          <SignIn size="m" />
        </div>
      ) : null}
    </>
  );
}

function SignIn({ size }: { size: "s" | "m" }) {
  return (
    <ButtonLink
      variant={size === "m" ? "primary" : "secondary"}
      size={size}
      to={paths.signIn({ returnTo: paths.practice() })}
      reload
    >
      Sign in again
    </ButtonLink>
  );
}

/* What comes takes the place of what was answered: whoever can't see that has to be brought to it. */
function useFocus(): void {
  useEffect(() => document.getElementById("main")?.focus({ preventScroll: true }), []);
}
