import { calendarDaysBetween, formatAbout, formatDay, plural } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Lamp } from "#app/ui/readiness/lamp.tsx";
import { endWords } from "./end-words.ts";
import type { Onboarding } from "#app/use-cases/practice/rhythm-today.ts";

interface FirstWeeksProps {
  plan: Onboarding;
  /** By key. */
  campaignNames: Readonly<Record<string, string>>;
  /** Null: the reader's own. */
  firstName: string | null;
  now: number;
  timeZone: string;
}

const NAMED_AT_MOST = 3;

/** A new person's way to ready, a row per practice day: what is met, how long it takes, which leads it opens. */
export function FirstWeeks({ plan, campaignNames, firstName, now, timeZone }: FirstWeeksProps) {
  const nameOf = (key: string) => campaignNames[key] ?? key;
  return (
    <Section
      title={firstName === null ? "Your first two weeks" : `${firstName}’s first two weeks`}
      aside={`Day ${plan.dayNumber}. As it goes with right answers`}
    >
      <Rows label="Day by day">
        {plan.days.map(({ day, at, questions, minutes, met, reached }) => (
          <li
            key={day}
            className="grid items-start gap-x-5 gap-y-1 [grid-template-columns:minmax(0,1fr)_auto] md:[grid-template-columns:8.25rem_minmax(0,1fr)_minmax(0,1fr)_8rem]"
          >
            <b className="font-semibold">{dayName(at, now, timeZone)}</b>
            <span className="text-end text-sm text-ink-3 tabular-nums md:order-last">{formatAbout(minutes * 60)}</span>
            <p className="text-sm text-ink-2 max-md:col-span-2">
              {met.length === 0
                ? `${plural(questions, "question")} on what was met before`
                : met.map(({ campaign, titles }) => (
                    <span className="block" key={campaign}>
                      <b className="font-medium text-ink">{nameOf(campaign)}:</b> {listed(titles)}
                    </span>
                  ))}
            </p>
            <ul className="grid gap-1 text-sm max-md:col-span-2">
              {reached.map(({ campaign, level, until }) => (
                <li key={campaign} className="flex items-start gap-2">
                  <span className="mt-px">
                    <Lamp level={level} via="gate" until={null} now={now} label={null} />
                  </span>
                  <span>
                    {reachedWords(level, nameOf(campaign), until === null ? null : endWords(until, now, timeZone))}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </Rows>
    </Section>
  );
}

/** What a day's practice opens, until when, and that the next practice day keeps it. */
function reachedWords(level: string, campaign: string, until: string | null): string {
  const end = until === null ? "" : ` until ${until}`;
  if (level === "ready") return `Ready for ${campaign}${end}`;
  return `First ${campaign} leads, provisional${end}; the next practice day keeps them coming`;
}

function dayName(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(now, at, timeZone);
  if (days === 0) return "Today";
  return days === 1 ? "Tomorrow" : formatDay(at, timeZone);
}

function listed(titles: readonly string[]): string {
  const more = titles.length - NAMED_AT_MOST;
  const named = titles.slice(0, NAMED_AT_MOST).join("; ");
  return more > 0 ? `${named}; and ${more} more` : named;
}
