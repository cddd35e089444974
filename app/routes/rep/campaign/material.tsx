import { formatDuration } from "#app/ui/format.ts";
import { Card } from "#app/ui/frame/card.tsx";
import { ENABLEMENT_WORDS } from "../../marketing/playbook-words.ts";
import type { BriefView } from "./pages.ts";

/** What to send and what to say, and how fast. */
export function Material({ brief: { assets, enablement, firstTouchMs, threshold } }: { brief: BriefView }) {
  return (
    <>
      <Card as="section" title="What we agreed">
        <dl className="grid gap-2 text-sm">
          <div className="flex justify-between gap-4">
            <dt className="text-ink-3">Qualified from</dt>
            <dd>{threshold} points</dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt className="text-ink-3">First touch, high intent</dt>
            <dd>{within(firstTouchMs.highIntent)}</dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt className="text-ink-3">First touch, standard</dt>
            <dd>{within(firstTouchMs.standard)}</dd>
          </div>
        </dl>
      </Card>
      {assets.length > 0 ? (
        <Card as="section" title="What they got">
          <Links items={assets.map(({ key, title, kind, url }) => ({ key, title, note: kind, url }))} />
        </Card>
      ) : null}
      {enablement.length > 0 ? (
        <Card as="section" title="What helps you">
          <Links
            items={enablement.map(({ title, kind, url, text, meantFor }) => ({
              key: `${kind}-${title}`,
              title,
              note: [ENABLEMENT_WORDS[kind], meantFor, text].filter(Boolean).join(". "),
              url,
            }))}
          />
        </Card>
      ) : null}
    </>
  );
}

/** "within 1 h": an agreed time has no minutes unless it says some. */
function within(ms: number): string {
  return `within ${formatDuration(ms).replace(/ h 00$/, " h")}`;
}

interface Item {
  key: string;
  title: string;
  note: string;
  url: string | null;
}

function Links({ items }: { items: readonly Item[] }) {
  return (
    <ul className="grid gap-3 text-sm">
      {items.map(({ key, title, note, url }) => (
        <li key={key}>
          {url === null ? (
            title
          ) : (
            <a className="link" href={url} rel="noreferrer">
              {title}
            </a>
          )}
          <span className="block text-ink-3">{note}</span>
        </li>
      ))}
    </ul>
  );
}
