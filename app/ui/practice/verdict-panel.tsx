import { Form } from "@remix-run/react";
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { SubmitButton } from "../controls/submit-button.tsx";
import { Icon } from "../icon.tsx";
import { usePracticeKeys } from "./keys.ts";

export interface ToldOption {
  id: string;
  text: string;
  because?: string | undefined;
  correct: boolean;
  chosen: boolean;
}

interface VerdictPanelProps {
  correct: boolean;
  /** What decided, in a few words: "The date decides." */
  finding?: string | undefined;
  /** The question again, for whoever has lost it. */
  prompt: string;
  /** Empty for a short answer. */
  options: readonly ToldOption[];
  /** Short answers, orders and matches: what was given and what is right. */
  given?: ReactNode;
  expected?: ReactNode;
  /** The rationale of the whole question. */
  because?: ReactNode;
  /** What it did to the criterion: <CriterionEffect/>. */
  effect?: ReactNode;
  /** Where "Continue" leads; `get` forms carry `hidden` in the address. */
  next: { action: string; method?: "get" | "post"; hidden?: Readonly<Record<string, string>> };
  /** Sees "Continue" before it leads anywhere, and may keep it from doing so. */
  onContinue?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  busy?: boolean | undefined;
  /** Beside Continue: flag the question, undo a mis-click. */
  asides?: ReactNode;
  keys?: boolean;
}

/** The verdict in ink, every option with its reason, and what it did to readiness. */
export function VerdictPanel(props: VerdictPanelProps) {
  const {
    correct,
    finding,
    prompt,
    options,
    given,
    expected,
    because,
    effect,
    next,
    onContinue,
    busy,
    asides,
    keys = true,
  } = props;
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  usePracticeKeys(form, keys);
  /* A verdict that replaced the question has to be where the reader is. */
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-6">
      <div className="verdict" role="status">
        <span className={classNames("verdict-mark", correct && "verdict-right")} aria-hidden="true">
          <Icon name={correct ? "check" : "close"} size={16} bold />
        </span>
        <h1 className="ask" ref={heading} tabIndex={-1}>
          {correct ? "Right." : "Not this one."} {finding}
        </h1>
      </div>
      <p className="max-w-measure text-sm text-ink-3">{prompt}</p>
      {options.length > 0 ? <ToldOptions options={options} /> : null}
      <GivenAndExpected correct={correct} given={given} expected={expected} />
      {because ? <p className="max-w-measure text-ink-2">{because}</p> : null}
      {effect}
      <div className="verdict-foot">
        <Form
          ref={form}
          method={next.method ?? "get"}
          action={next.action}
          {...(onContinue ? { onSubmit: onContinue } : {})}
          className="foot-main"
        >
          {Object.entries(next.hidden ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton kbd="Enter" className="w-full" busy={busy}>
            Continue
          </SubmitButton>
        </Form>
        {asides ? <div className="verdict-asides">{asides}</div> : null}
      </div>
    </div>
  );
}

function ToldOptions({ options }: { options: readonly ToldOption[] }) {
  return (
    <ol className="options" aria-label="Every option and why">
      {options.map((option, index) => (
        <li
          key={option.id}
          className={classNames("option option-told", option.correct && "option-right", option.chosen && "option-mine")}
        >
          <span className="option-key" aria-hidden="true">
            <OptionSign option={option} number={index + 1} />
          </span>
          <div>
            <p>{option.text}</p>
            {option.because ? <p className="option-why">{option.because}</p> : null}
          </div>
          {optionWords(option) ? <span className="option-tag">{optionWords(option)}</span> : null}
        </li>
      ))}
    </ol>
  );
}

function OptionSign({ option, number }: { option: ToldOption; number: number }) {
  if (option.correct) return <Icon name="check" size={12} bold />;
  return option.chosen ? <Icon name="close" size={12} bold /> : <>{number}</>;
}

function optionWords({ correct, chosen }: ToldOption): string {
  if (correct) return chosen ? "Your choice, right" : "Right answer";
  return chosen ? "Your choice" : "";
}

function GivenAndExpected({ correct, given, expected }: { correct: boolean; given: ReactNode; expected: ReactNode }) {
  if (!given && !expected) return null;
  return (
    <dl className="facts">
      {given ? (
        <>
          <dt>You said</dt>
          <dd>{given}</dd>
        </>
      ) : null}
      {expected && !correct ? (
        <>
          <dt>Right is</dt>
          <dd className="font-semibold">{expected}</dd>
        </>
      ) : null}
    </dl>
  );
}
