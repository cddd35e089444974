import { Tag } from "#app/ui/controls/tag.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Bulb, type BulbState } from "#app/ui/readiness/bulb.tsx";
import { CriterionWords } from "../criterion-words.tsx";
import type { CriterionText } from "./pages.ts";
import { KIND_WORDS } from "./words.ts";

interface CriteriaProps {
  criteria: readonly CriterionText[];
  /** The viewer's own, if they practise here. */
  bulbs: readonly { key: string; state: BulbState }[];
}

/** What one must know: critical first, each with its rule in plain English, why, and what to say. */
export function Criteria({ criteria, bulbs }: CriteriaProps) {
  const critical = criteria.filter(({ importance }) => importance === "critical");
  const standard = criteria.filter(({ importance }) => importance === "standard");
  return (
    <>
      <CriterionGroup title={`Critical: all ${critical.length} must be held`} criteria={critical} bulbs={bulbs} />
      <CriterionGroup title="Standard: they count together" criteria={standard} bulbs={bulbs} />
    </>
  );
}

function CriterionGroup({ title, criteria, bulbs }: CriteriaProps & { title: string }) {
  if (criteria.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="rows">
        {criteria.map((criterion) => {
          const bulb = bulbs.find(({ key }) => key === criterion.key);
          return (
            <li key={criterion.key} id={criterion.key} className="scroll-mt-6 target:bg-sunken">
              <div className="flex items-baseline gap-3">
                {bulb ? <Bulb state={bulb.state} importance={criterion.importance} size={12} /> : null}
                <div className="min-w-0 flex-1">
                  <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                    <h3>{criterion.title}</h3>
                    <span className="text-sm text-ink-3">{worth(criterion)}</span>
                    {criterion.required ? <Tag>Every lead must meet it</Tag> : null}
                  </div>
                  <CriterionWords rule={criterion.rule} why={criterion.why} say={criterion.say} />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function worth({ kind, points }: CriterionText): string {
  return points > 0 ? `${KIND_WORDS[kind]}, ${points} points` : KIND_WORDS[kind];
}
