import { Link } from "@remix-run/react";
import type { CriterionNumbers } from "#app/domain/team/criterion-numbers.ts";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDay, plural } from "#app/ui/format.ts";

interface ForgettingProps {
  criteria: readonly CriterionNumbers[];
  /** The playbook's address. */
  playbook: string;
  timeZone: string;
}

/** The criteria that fall under the floor within a week, most people first. */
export function Forgetting({ criteria, playbook, timeZone }: ForgettingProps) {
  return (
    <Section title="What the team is about to forget" aside={<Link to={playbook}>Open the playbook</Link>}>
      {criteria.length === 0 ? (
        <p className="max-w-measure text-sm text-ink-2">
          Nothing within the next seven days: every criterion that is held today stays over its floor.
        </p>
      ) : (
        <Rows label="Criteria that fade this week">
          {criteria.map(({ key, title, fading, importance, fadesFrom }) => (
            <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-book">{title}</span>
              <span className="text-sm text-ink-3">
                {plural(fading, "person", "people")} within a week{importance === "critical" ? "; critical" : ""}
              </span>
              <span className="ms-auto">
                {fadesFrom === null ? null : <Tag tone="soon">{`from ${formatDay(fadesFrom, timeZone)}`}</Tag>}
              </span>
            </li>
          ))}
        </Rows>
      )}
    </Section>
  );
}
