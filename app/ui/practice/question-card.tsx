import { Form } from "@remix-run/react";
import { useRef, type FormEvent, type ReactNode } from "react";
import { Kbd } from "../controls/kbd.tsx";
import { SubmitButton } from "../controls/submit-button.tsx";
import { AnswerInputs, type AskedQuestion } from "./answer-inputs.tsx";
import { usePracticeKeys } from "./keys.ts";
import { ContrastedLeads } from "./contrasted-leads.tsx";
import { ScenarioLead } from "./scenario-lead.tsx";

interface QuestionCardProps {
  question: AskedQuestion;
  /** Above the question: lamp, campaign, importance. */
  eyebrow: ReactNode;
  action?: string | undefined;
  /** Sent along, such as the presentation's token. */
  hidden: Readonly<Record<string, string>>;
  /** Why the last try wasn't taken: "Choose one option". */
  error?: string | undefined;
  /** Sees the form before it is sent, and may keep it from being. */
  onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  busy?: boolean | undefined;
  /** False where there is no way out to hint at. */
  canLeave?: boolean;
  /** The person's setting for single-key shortcuts. */
  keys?: boolean;
}

/** One question as a plain form: selecting never submits, "Check answer" does. The answer arrives as `choice` (or `text`). */
export function QuestionCard(props: QuestionCardProps) {
  const { question, eyebrow, action, hidden, error, onSubmit, busy, canLeave = true, keys = true } = props;
  const form = useRef<HTMLFormElement>(null);
  usePracticeKeys(form, keys);
  const options = question.kind === "short_answer" ? 0 : Math.min(9, question.options.length);
  return (
    <Form
      ref={form}
      method="post"
      {...(action ? { action } : {})}
      {...(onSubmit ? { onSubmit } : {})}
      className="grid gap-6"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-3">
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink-3">{eyebrow}</p>
        <h1 className="ask" id="ask">
          {question.prompt}
        </h1>
      </div>
      {question.lead ? <ScenarioLead facts={question.lead} /> : null}
      {question.leads ? <ContrastedLeads leads={question.leads} /> : null}
      <AnswerInputs question={question} error={error} />
      <div className="foot">
        <SubmitButton kbd="Enter" busy={busy}>
          Check answer
        </SubmitButton>
        {keys ? <KeyHints options={selectable(question) ? options : 0} canLeave={canLeave} /> : null}
      </div>
    </Form>
  );
}

function selectable(question: AskedQuestion): boolean {
  return question.kind !== "order" && question.kind !== "match";
}

function KeyHints({ options, canLeave }: { options: number; canLeave: boolean }) {
  return (
    <p className="key-hints">
      {options > 1 ? (
        <span>
          <Kbd>1</Kbd>–<Kbd>{options}</Kbd> choose
        </span>
      ) : null}
      {canLeave ? (
        <span>
          <Kbd>Esc</Kbd> leave, place kept
        </span>
      ) : null}
    </p>
  );
}
