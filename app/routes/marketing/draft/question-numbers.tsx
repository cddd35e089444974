import type { QuestionStatistics } from "#app/domain/insights/question-statistics.ts";
import { Facts } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { plural } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import { Discrimination, Facility } from "./question-table.tsx";

/** How reps fare with a question: how hard it is, whether it tells knowing from not knowing, which options work. */
export function QuestionNumbers({ statistics }: { statistics: QuestionStatistics | null }) {
  if (!statistics || statistics.asked === 0) {
    return (
      <Section id="statistics" title="Nobody has answered it yet">
        <p className="text-sm text-ink-2">Once reps have, this shows how hard it is and which options nobody picks.</p>
      </Section>
    );
  }
  const { asked, people, options } = statistics;
  const idle = options.filter(({ isIdle }) => isIdle).length;
  return (
    <Section
      id="statistics"
      title={`Asked ${plural(asked, "time")}, of ${plural(people, "person", "people")}`}
      aside={idle > 0 ? `Nobody picks ${plural(idle, "option")}` : undefined}
    >
      <Facts
        items={[
          { key: "facility", term: "Right answers", detail: <Facility statistics={statistics} /> },
          { key: "tells", term: "Tells knowing from not knowing", detail: <Discrimination statistics={statistics} /> },
        ]}
      />
      {options.length > 0 ? (
        <div className="mt-4 max-w-content">
          <BarRows
            caption="How often each option was picked"
            max={1}
            items={options.map(({ text, picked, share, isIdle }) => ({
              key: text,
              label: text,
              value: share,
              words: isIdle ? "nobody" : `${picked} of ${asked}`,
            }))}
          />
        </div>
      ) : null}
      <p className="mt-3 max-w-measure text-sm text-ink-3">
        Shares from ten answers on, the rest from thirty; before that chance says more than the question does.
      </p>
    </Section>
  );
}
