import { Tag } from "#app/ui/controls/tag.tsx";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Bulb } from "#app/ui/readiness/bulb.tsx";
import type { PlaybookDocument } from "./document-shape.ts";

type ShownCriterion = PlaybookDocument["criteria"][number];

interface CriterionListProps {
  criteria: readonly ShownCriterion[];
  /** Where one of them is edited; null if the viewer may not propose. */
  editAt: ((key: string) => string) | null;
  scoring: PlaybookDocument["scoring"];
}

/** What makes a lead of this campaign, criterion by criterion, with its rule in words and its questions. */
export function CriterionList({ criteria, editAt, scoring }: CriterionListProps) {
  const intent = scoring.highIntent === null ? "" : `, ${scoring.highIntent} is high intent`;
  return (
    <Section title="What makes it a lead" aside={`${scoring.threshold} points qualify${intent}`} id="criteria">
      <Rows label="Criteria">
        {criteria.map((criterion) => (
          <li key={criterion.key} id={criterion.key}>
            <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <div className="min-w-0 flex-1 basis-72">
                <h3 className="flex items-center gap-2">
                  <Bulb state="not_held" importance={criterion.importance} label={criterion.importance} />
                  {criterion.title}
                </h3>
                <p className="mt-0.5 text-xs text-ink-3">{factsOf(criterion)}</p>
              </div>
              {editAt ? (
                <ButtonLink size="s" variant="quiet" to={editAt(criterion.key)} aria-label={`Edit ${criterion.title}`}>
                  Edit
                </ButtonLink>
              ) : null}
            </div>
            {criterion.rule ? <p className="mt-2 text-sm font-book">{criterion.rule}</p> : null}
            <p className="mt-1 max-w-measure text-sm text-ink-2">{criterion.why}</p>
            {criterion.say ? <p className="mt-1 max-w-measure text-sm text-ink-2 italic">“{criterion.say}”</p> : null}
            <Questions criterion={criterion} />
          </li>
        ))}
      </Rows>
    </Section>
  );
}

function factsOf({ kind, importance, required, points, revision }: ShownCriterion): string {
  return [
    kind,
    importance,
    ...(required ? ["required"] : []),
    ...(points ? [plural(points, "point")] : []),
    ...(revision === null ? [] : [`revision ${revision}`]),
  ].join(" · ");
}

function Questions({ criterion: { questions, variants, wanted } }: { criterion: ShownCriterion }) {
  return (
    <details className="mt-2 text-sm">
      <summary>
        {plural(variants, "variant")} to ask, {wanted} wanted{" "}
        {variants <= wanted ? <Tag tone="soon">{variants < wanted ? "Too few" : "Just enough"}</Tag> : null}
      </summary>
      {variants === wanted ? (
        <p className="mt-2 max-w-measure text-ink-2">
          Everybody sees every one of them. One more would let variants rotate, so that nobody passes by remembering an
          answer.
        </p>
      ) : null}
      <ul className="mt-2 grid gap-3">
        {questions.map((question) => (
          <li key={question.key} className="max-w-measure">
            <p>
              {question.prompt} <span className="text-xs text-ink-3">{question.kind}</span>
            </p>
            <ul className="mt-1 grid gap-0.5 text-ink-2">
              {question.answers.map(({ text, correct }) => (
                <li key={text} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
                  <span className="mt-0.5">{correct ? <Icon name="check" size={14} /> : null}</span>
                  <span>
                    {text}
                    {correct ? <span className="sr-only"> (right)</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
