import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { ENABLEMENT_WORDS } from "../marketing/playbook-words.ts";
import type { leadPage } from "./lead-shape.server.ts";

type Told = Awaited<ReturnType<typeof leadPage>>;

interface TalkTrackProps {
  handoff: NonNullable<Told["handoff"]>;
  missing: Told["missing"];
}

/** What to ask, what to say, and what helps to say it. */
export function TalkTrack({ handoff, missing }: TalkTrackProps) {
  if (missing.length === 0 && handoff.say.length === 0 && handoff.enablement.length === 0) return null;
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
      {handoff.say.length > 0 ? (
        <details className="mb-4">
          <summary>What to lead with, for what they meet</summary>
          <ul className="mt-2 grid max-w-measure gap-2">
            {handoff.say.map(({ criterion, text }) => (
              <li key={criterion}>
                “{text}”<span className="block text-sm text-ink-3">{criterion}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Facts
        items={[
          ...handoff.enablement.map((item) => ({
            key: `${item.kind}-${item.title}`,
            term: ENABLEMENT_WORDS[item.kind],
            detail: (
              <>
                {item.url ? <a href={item.url}>{item.title}</a> : item.title}
                {item.text ? <p className="text-ink-2">{item.text}</p> : null}
              </>
            ),
          })),
          ...handoff.assets.map(({ key, title, url }) => ({
            key,
            term: "To send",
            detail: url ? <a href={url}>{title}</a> : title,
          })),
        ]}
      />
    </Section>
  );
}
