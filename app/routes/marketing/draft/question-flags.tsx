import { Form } from "@remix-run/react";
import type { FlagView } from "#app/stores/views/question-flags.ts";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatWhen } from "#app/ui/format.ts";

interface QuestionFlagsProps {
  flags: readonly FlagView[];
  now: number;
  timeZone: string;
}

/** What reps said is wrong with a question, and the replies they got. */
export function QuestionFlags({ flags, now, timeZone }: QuestionFlagsProps) {
  const open = flags.filter(({ reply }) => reply === null).length;
  if (flags.length === 0) return null;
  return (
    <Section id="flags" title={open === 0 ? "Every flag has its reply" : `${open} flagged, and wait for your reply`}>
      <ul className="grid gap-4">
        {flags.map((flag) => (
          <Card
            as="li"
            key={flag.id}
            title={flag.reason === "wrong" ? "Called wrong" : "Called ambiguous"}
            aside={`${flag.by}, ${formatWhen(flag.at, now, timeZone)}`}
          >
            <p className="max-w-measure whitespace-pre-line wrap-anywhere">{flag.words}</p>
            <p className="mt-2 text-sm text-ink-3">Asked then: {flag.prompt}</p>
            {flag.reply ? (
              <p className="mt-4 border-t border-line pt-4 text-sm whitespace-pre-line">
                <b>{flag.reply.outcome === "corrected" ? "Corrected" : "Explained"}</b>
                {` by ${flag.reply.by ?? "somebody"} ${formatWhen(flag.reply.at, now, timeZone)}: ${flag.reply.words}`}
              </p>
            ) : (
              <Form method="post" className="mt-4 grid gap-4 border-t border-line pt-4">
                <input type="hidden" name="flag" value={flag.id} />
                <Select label="What follows" name="outcome" options={OUTCOMES} />
                <TextArea label={`Your reply to ${flag.by}`} name="words" rows={2} required maxLength={2000} />
                <div>
                  <SubmitButton variant="secondary" name="intent" value="reply">
                    Send the reply
                  </SubmitButton>
                </div>
              </Form>
            )}
          </Card>
        ))}
      </ul>
    </Section>
  );
}

const OUTCOMES = [
  { value: "corrected", label: "The question is corrected in the draft" },
  { value: "explained", label: "The question stays; this is why" },
];
