import { Section } from "#app/ui/frame/section.tsx";
import type { BriefView } from "./pages.ts";
import { BRIEF_WORDS } from "./words.ts";

/** The journalist's questions, answered for this category of lead. */
export function Brief({ brief }: { brief: BriefView }) {
  if (brief.paragraphs.length === 0) return null;
  return (
    <Section title="What it is about" id="brief">
      <dl className="grid gap-6">
        {brief.paragraphs.map(({ asked, text }) => (
          <div key={asked}>
            <dt className="font-semibold">{BRIEF_WORDS[asked]}</dt>
            <dd className="mt-1 max-w-measure text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
