import { ChangeTag } from "#app/ui/controls/tag.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Diff } from "#app/ui/pictures/diff.tsx";
import type { Agreement } from "./pages.ts";

interface ChangesProps {
  agreement: Agreement;
  now: number;
  timeZone: string;
}

/** What was published since the reader last practised: who, when, why, and the words that changed. */
export function Changes({ agreement: { changes, practisedAt }, timeZone }: ChangesProps) {
  if (changes.length === 0) return null;
  const title = practisedAt === null ? "What changed lately" : "What changed since you last practised";
  return (
    <Section title={title} aside={practisedAt === null ? undefined : formatDay(practisedAt, timeZone)} id="changes">
      <div className="grid gap-4">
        {changes.map((publication) => (
          <Card key={publication.version} as="article">
            <h3>{`Version ${publication.version}`}</h3>
            <p className="text-sm text-ink-3">
              {[publication.publishedByName, formatDay(publication.publishedAt, timeZone)].filter(Boolean).join(", ")}
            </p>
            {publication.note ? (
              <p className="mt-2 max-w-measure text-ink-2">
                {publication.noteByName ? `${publication.noteByName}: ` : ""}“{publication.note}”
              </p>
            ) : null}
            <ul className="mt-4 grid gap-5">
              {publication.changes.map((change) => (
                <ChangeItem key={change.key} change={change} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Section>
  );
}

type Change = Agreement["changes"][number]["changes"][number];

/** One criterion's change; also used where it explains why credit is gone. */
export function ChangeItem({ change }: { change: Change }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-2">
        <b className="font-semibold">{change.title}</b> <ChangeTag kind={change.kind} />
      </p>
      <ChangedWords change={change} />
    </li>
  );
}

export function ChangedWords({ change }: { change: Change }) {
  return (
    <>
      {change.texts.map(({ part, words }) => (
        <div key={part} className="mt-1.5">
          <span className="sr-only">{part}: </span>
          <Diff parts={words} />
        </div>
      ))}
      {change.also.length > 0 ? (
        <p className="mt-1.5 text-sm text-ink-2">Also changed: {change.also.join(", ")}.</p>
      ) : null}
    </>
  );
}
