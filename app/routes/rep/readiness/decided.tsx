import { calendarDaysBetween, formatDay, formatExactTime, formatRecall, plural } from "#app/ui/format.ts";
import { Section } from "#app/ui/frame/section.tsx";
import type { PartProps } from "./pages.ts";
import { untilWords } from "./until-words.ts";

/** What else the gate looked at, and when and on what it decided. */
export function Decided({ view, voice, timeZone }: PartProps) {
  const { facts, version, decidedAt, at } = view;
  const day = calendarDaysBetween(decidedAt, at, timeZone) === 0 ? "today" : formatDay(decidedAt, timeZone);
  return (
    <div className="mt-12 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Section title="Also looked at">
        <table className="table">
          <caption className="sr-only">What the gate looked at besides the single criteria</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">{voice.subject}</th>
              <th scope="col">Needed</th>
              <th scope="col">
                <span className="sr-only">So</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(facts, at, timeZone).map(([what, has, needed, so]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{has}</td>
                <td>{needed}</td>
                <td className="wrap-anywhere text-ink-2">{so}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <aside className="rounded-md bg-sunken p-4 text-sm text-ink-2">
        {`Decided ${day}, ${formatExactTime(decidedAt, timeZone)}`}
        {version === null ? "." : `, on playbook version ${version}.`} Routing asks the same question and gets this same
        answer.
      </aside>
    </div>
  );
}

function rowsOf(
  facts: PartProps["view"]["facts"],
  now: number,
  timeZone: string,
): readonly (readonly [string, string, string, string])[] {
  const { score, pass, scoreAfter, own, overdueDays, enrolled, active, suspension, waiver } = facts;
  const overdue = [
    "Practice overdue",
    plural(overdueDays, "day"),
    "at most 14 days",
    overdueDays > 14 ? "one right answer each" : "fine",
  ] as const;
  return [
    ...(score === null || pass === null
      ? []
      : [
          [
            "Recall over all criteria, critical counts twice",
            formatRecall(score),
            formatRecall(pass),
            scoreWords(score, pass, scoreAfter),
          ] as const,
        ]),
    ...(own === null
      ? []
      : [
          [
            "Answers right a day or more after the last",
            `${own.right} of ${own.count}`,
            `about ${Math.round(own.expected)} foretold`,
            own.odds > MUCH_LOWER
              ? "recall counts in full"
              : "recall counts for less, so practice comes sooner and dates end earlier",
          ] as const,
        ]),
    overdue,
    [
      "Enrolled and active",
      enrolled && active ? "yes" : "no",
      "yes",
      enrolled && active ? "fine" : missingFact(enrolled),
    ],
    ["Suspended", suspension === null ? "no" : "yes", "no", suspension ?? "fine"],
    [
      "Waiver",
      waiver === null ? "none" : `until ${untilWords(waiver.until, now, timeZone)}`,
      "none",
      waiver === null ? "only if needed" : waiver.reason,
    ],
  ];
}

/** Under this a recall of 90 % counts as 89 % or less: what nobody would notice isn't mentioned. */
const MUCH_LOWER = 0.9;

function scoreWords(score: number, pass: number, after: number | null): string {
  if (score >= pass) return "fine";
  return after === null ? "more right answers" : `${formatRecall(after)} after this practice`;
}

function missingFact(enrolled: boolean): string {
  return enrolled ? "an admin can activate the account" : "a team of the campaign must include them";
}
