import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatWhen, pluralWord } from "#app/ui/format.ts";
import { ENABLEMENT_WORDS } from "../marketing/playbook-words.ts";
import type { leadPage } from "./lead-shape.server.ts";

type Told = Awaited<ReturnType<typeof leadPage>>;

interface TalkTrackProps {
  handoff: NonNullable<Told["handoff"]>;
  missing: Told["missing"];
  now: number;
  timeZone: string;
}

/** What to ask, what to say, and what helps to say it. */
export function TalkTrack({ handoff, missing, now, timeZone }: TalkTrackProps) {
  const { say, had, toSend, fitting, others } = handoff;
  if ([missing, say, had, toSend, fitting, others].every((list) => list.length === 0)) return null;
  return (
    <Section title="For the call">
      {missing.length > 0 ? (
        <>
          <h3 className="mb-2 text-base">Worth asking</h3>
          <ul className="mb-6 grid max-w-measure gap-2">
            {missing.map(({ key, title, attributes, say }) => (
              <li key={key}>
                {say ? `“${say}”` : title}
                <span className="block text-sm text-ink-3">
                  {title}: {attributes.join(", ") || "nothing"} not known
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {say.length > 0 ? (
        <details className="mb-4">
          <summary>What to lead with, for what they meet</summary>
          <ul className="mt-2 grid max-w-measure gap-2">
            {say.map(({ criterion, text }) => (
              <li key={criterion}>
                “{text}”<span className="block text-sm text-ink-3">{criterion}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Facts
        items={[
          ...fitting.map((item) => ({
            key: `${item.kind}-${item.title}`,
            term: ENABLEMENT_WORDS[item.kind],
            detail: <MaterialLine item={item} note={item.because} />,
          })),
          ...had.map((asset) => ({
            key: asset.key,
            term: "They have had",
            detail: <MaterialLine item={asset} note={formatWhen(asset.at, now, timeZone)} />,
          })),
          ...toSend.map((asset) => ({ key: asset.key, term: "To send", detail: <MaterialLine item={asset} /> })),
        ]}
      />
      {others.length > 0 ? (
        <details className="mt-4">
          <summary>{pluralWord(others.length, "more piece", "more pieces")} of this campaign, for others</summary>
          <ul className="mt-2 grid max-w-measure gap-2">
            {others.map((item) => (
              <li key={`${item.kind}-${item.title}`}>
                <MaterialLine item={item} note={ENABLEMENT_WORDS[item.kind]} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

interface MaterialLineProps {
  item: { title: string; url: string | null; text?: string | null };
  note?: string | null;
}

function MaterialLine({ item: { title, url, text }, note }: MaterialLineProps) {
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer">
          {title}
        </a>
      ) : (
        title
      )}
      {text ? <p className="text-ink-2">{text}</p> : null}
      {note ? <span className="block text-sm text-ink-3">{note}</span> : null}
    </>
  );
}
