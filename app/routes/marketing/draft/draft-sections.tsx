import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import type { DraftOverview } from "./overview.server.ts";

/** The rest of the agreement, a line each. */
export function DraftSections({ campaign, draft }: { campaign: string; draft: DraftOverview }) {
  return (
    <Section title="The rest of the agreement">
      <Rows label="Sections of the draft">
        {draft.sections.map(({ section, name, words, changed }) => (
          <li key={section} className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="flex flex-wrap items-center gap-2">
                {name} {changed ? <Tag>Changed</Tag> : null}
              </h3>
              <p className="mt-0.5 text-xs text-ink-3">{words}</p>
            </div>
            <ButtonLink size="s" to={paths.draftSection(campaign, section)} aria-label={`Edit ${name}`}>
              Edit
            </ButtonLink>
          </li>
        ))}
      </Rows>
    </Section>
  );
}
