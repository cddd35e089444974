import { Form, useActionData } from "@remix-run/react";
import { RadioCards } from "#app/ui/controls/radio-cards.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { formatWhen } from "#app/ui/format.ts";
import { formState } from "../../form-state.ts";
import type { Verdict } from "./pages.ts";

interface FlagCardProps {
  flag: Verdict["flag"];
  presentation: string;
  error: string | undefined;
  now: number;
  timeZone: string;
}

/** "Something wrong with this question?", what was said about it, and what the author replied. */
export function FlagCard({ flag, presentation, error, now, timeZone }: FlagCardProps) {
  const typed = formState(useActionData());
  if (flag) return <Said flag={flag} now={now} timeZone={timeZone} />;
  return (
    <details open={error !== undefined}>
      <summary>Something wrong with this question?</summary>
      <Form method="post" className="mt-3 grid max-w-measure gap-4">
        <input type="hidden" name="presentation" value={presentation} />
        <RadioCards legend="What is it?" name="reason" defaultValue="wrong" options={REASONS} />
        <TextArea
          label="In your words"
          name="words"
          rows={3}
          required
          maxLength={2000}
          defaultValue={typed.value("words")}
          error={error}
          hint="The author reads it with your name and replies to you. Your answer stays counted as it is."
        />
        <div>
          <SubmitButton variant="secondary" name="intent" value="flag">
            Tell the author
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}

function Said({
  flag,
  now,
  timeZone,
}: { flag: NonNullable<Verdict["flag"]> } & Pick<FlagCardProps, "now" | "timeZone">) {
  const { reply } = flag;
  return (
    <div className="grid max-w-measure gap-2 text-sm" role="status">
      <p>
        <b>The author has your note.</b>
        {` You called this question ${flag.reason} ${formatWhen(flag.at, now, timeZone)}: ${flag.words}`}
      </p>
      {reply ? (
        <p>
          <b>{reply.outcome === "corrected" ? "Corrected" : "Explained"}</b>
          {` by ${reply.by ?? "the author"} ${formatWhen(reply.at, now, timeZone)}: ${reply.words}`}
        </p>
      ) : null}
    </div>
  );
}

const REASONS = [
  { value: "wrong", label: "It is wrong", hint: "The answer shown as right isn’t" },
  { value: "ambiguous", label: "It is ambiguous", hint: "More than one answer could be right" },
];
