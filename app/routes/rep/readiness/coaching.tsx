import { Form } from "@remix-run/react";
import { formState } from "../../form-state.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { TextArea } from "#app/ui/controls/text-area.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { CoachingNote } from "#app/stores/coaching-notes.ts";
import type { Voice } from "./voice.ts";

interface CoachingProps {
  notes: readonly CoachingNote[];
  voice: Voice;
  timeZone: string;
  mayWrite: boolean;
  result: unknown;
}

/** Notes of the managers; the person they are about reads the shared ones. */
export function Coaching({ notes, voice, timeZone, mayWrite, result }: CoachingProps) {
  const form = formState(result, "note");
  return (
    <Section
      title={voice.isSelf ? "From your managers" : "Coaching notes"}
      aside={mayWrite ? "Kept as written, over all campaigns" : undefined}
      id="coaching"
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {mayWrite ? (
          <Card as="section" title="Write a note">
            <Form method="post" className="grid gap-4" key={notes.length}>
              <input type="hidden" name="intent" value="note" />
              <TextArea
                label="Note"
                name="text"
                rows={3}
                required
                maxLength={2000}
                defaultValue={form.value("text")}
                error={form.error("text")}
                hint={`Managers of ${voice.object} read it. It can’t be changed afterwards.`}
              />
              <Checkbox label={`Share it with ${voice.object}`} name="shared" />
              <div>
                <SubmitButton variant="secondary">Keep the note</SubmitButton>
              </div>
            </Form>
          </Card>
        ) : null}
        {notes.length === 0 ? (
          <p className="text-sm text-ink-3">No notes yet.</p>
        ) : (
          <ul className="rows">
            {notes.map((note) => (
              <li key={note.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1">
                <div>
                  <p className="wrap-anywhere whitespace-pre-line">{note.text}</p>
                  <p className="text-sm text-ink-3">{`${note.authorName}, ${formatDay(note.at, timeZone)}`}</p>
                </div>
                {mayWrite ? <Tag>{note.shared ? "Shared" : "Managers only"}</Tag> : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
