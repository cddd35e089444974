import { FieldError } from "../controls/field.tsx";

export type AskedKind =
  "single_choice" | "multiple_choice" | "true_false" | "scenario" | "short_answer" | "order" | "match";

export interface AskedQuestion {
  kind: AskedKind;
  prompt: string;
  options: readonly { id: string; text: string }[];
  /** `match` only: what the options are matched with. */
  lefts?: readonly string[] | undefined;
  /** `scenario` only: the lead. */
  lead?: readonly { label: string; value: string }[] | undefined;
  /** `scenario` only: two leads to compare. */
  leads?: readonly { name: string; facts: readonly { label: string; value: string }[] }[] | undefined;
}

/** The native inputs of a question: radios, checkboxes, a text, or one menu per place. */
export function AnswerInputs({ question, error }: { question: AskedQuestion; error: string | undefined }) {
  const described = error ? "answer-error" : undefined;
  if (question.kind === "short_answer") {
    return (
      <div className="field">
        <label className="label" htmlFor="answer-text">
          Your answer
        </label>
        <input
          id="answer-text"
          className="input"
          name="text"
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={error ? "ask answer-error" : "ask"}
          aria-invalid={error ? true : undefined}
        />
        <FieldError id="answer-error" error={error} />
      </div>
    );
  }
  return (
    <fieldset aria-labelledby="ask" aria-describedby={described}>
      {question.kind === "order" || question.kind === "match" ? (
        <Places question={question} />
      ) : (
        <Options question={question} />
      )}
      <div className="mt-3 empty:hidden">
        <FieldError id="answer-error" error={error} />
      </div>
    </fieldset>
  );
}

function Options({ question }: { question: AskedQuestion }) {
  const several = question.kind === "multiple_choice";
  return (
    <>
      {several ? <p className="hint mb-2">Every one that is right.</p> : null}
      <div className="options">
        {question.options.map((option, index) => (
          <label key={option.id} className={several ? "option option-several" : "option"}>
            <input
              type={several ? "checkbox" : "radio"}
              name="choice"
              value={option.id}
              required={!several}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            />
            <span className="option-key" aria-hidden="true">
              {index + 1}
            </span>
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </>
  );
}

/* Menus rather than dragging: works by keyboard, by thumb and without JavaScript. All are named `choice`, in order. */
function Places({ question }: { question: AskedQuestion }) {
  const places =
    question.kind === "match"
      ? (question.lefts ?? [])
      : question.options.map((_, index) => ORDINALS[index] ?? `${index + 1}th`);
  return (
    <div className="options">
      {places.map((place, index) => (
        <div key={place} className="place">
          <label htmlFor={`place-${index}`}>{place}</label>
          <select id={`place-${index}`} className="input" name="choice" required defaultValue="">
            <option value="" disabled>
              Choose
            </option>
            {question.options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}

const ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];
