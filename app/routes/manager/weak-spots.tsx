import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatPercent, plural } from "#app/ui/format.ts";
import type { WeakSpot } from "#app/use-cases/team/learning.ts";

/** The criteria that are answered wrong most, with what was answered instead. */
export function WeakSpots({ weakest, days }: { weakest: readonly WeakSpot[]; days: number }) {
  return (
    <Section title="What doesn’t stick" aside={`Answers of the last ${days} days`}>
      {weakest.length === 0 ? (
        <p className="max-w-measure text-sm text-ink-2">
          No criterion was answered wrong in the last {days} days, of those answered three times or more.
        </p>
      ) : (
        <Rows label="Weakest criteria">
          {weakest.map(({ criterionKey, title, answers, wrong, people, examples }) => (
            <li key={criterionKey}>
              <div className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-book">{title}</span>
                <span className="text-sm text-ink-3">
                  {`${wrong} of ${plural(answers, "answer")} not as agreed (${formatPercent(wrong / answers)}), by ${plural(people, "person", "people")}`}
                </span>
              </div>
              <ul className="mt-1 grid gap-1 text-sm text-ink-2">
                {examples.map(({ prompt, chosen, times }) => (
                  <li key={`${prompt}/${chosen}`} className="max-w-measure">
                    {`“${prompt}” – answered ${chosen === null ? "in another order" : `“${chosen}”`}, ${times === 1 ? "once" : plural(times, "time")}`}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </Rows>
      )}
    </Section>
  );
}
