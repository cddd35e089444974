import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Section } from "#app/ui/frame/section.tsx";

interface ReasonedListProps {
  id: string;
  title: string;
  aside: string;
  /** For managers, the form that adds one. */
  form: ReactNode;
  /** What stands there while there is none. */
  empty: string;
  entries: readonly ReasonedEntry[];
}

interface ReasonedEntry {
  key: string;
  reason: string;
  /** Who gave it, when, and until when. */
  words: string;
  end: ReactNode;
}

/** What managers decided about a person, each with its reason: waivers, suspensions. */
export function ReasonedList({ id, title, aside, form, empty, entries }: ReasonedListProps) {
  return (
    <Section title={title} aside={aside} id={id}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {form}
        {entries.length === 0 ? (
          <p className="text-sm text-ink-3">{empty}</p>
        ) : (
          <ul className="rows">
            {entries.map(({ key, reason, words, end }) => (
              <li key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1">
                <div>
                  <p className="wrap-anywhere">“{reason}”</p>
                  <p className="text-sm text-ink-3">{words}</p>
                </div>
                {end}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

interface ReasonedEndProps {
  /** How it ended, if it has: "Taken back". */
  over: string | null;
  mayEnd: boolean;
  intent: string;
  /** The field that names the entry, and its value. */
  field: { name: string; value: string };
  label: string;
  children: string;
}

/** How an entry ended; while it is in force, the button that ends it for whoever may press it. */
export function ReasonedEnd({ over, mayEnd, intent, field, label, children }: ReasonedEndProps) {
  if (over !== null) return <Tag>{over}</Tag>;
  if (!mayEnd) return <Tag>In force</Tag>;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" {...field} />
      <SubmitButton variant="quiet" size="s" aria-label={label}>
        {children}
      </SubmitButton>
    </Form>
  );
}
