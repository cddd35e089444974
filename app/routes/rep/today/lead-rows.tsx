import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { formatAgo, formatTime, formatTimeLeft, formatWhen, calendarDaysBetween } from "#app/ui/format.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { ClockBar } from "#app/ui/pictures/clock-bar.tsx";
import type { RepToday } from "./pages.ts";
import { touchWords } from "./words.ts";

type Lead = RepToday["leads"][number];

const HALF_A_DAY_MS = 12 * 3_600_000;

/** Who waits for a call, least time left first. */
export function LeadRows({ leads, now, timeZone }: { leads: readonly Lead[]; now: number; timeZone: string }) {
  if (leads.length === 0) {
    return (
      <EmptyState icon="leads" title="No open leads">
        A lead comes here the moment it is assigned to you, with its clock, why it qualified and what to say first.
      </EmptyState>
    );
  }
  return (
    <Rows label="My leads">
      {leads.map((lead) => (
        <li
          key={lead.id}
          className="grid items-center gap-x-5 gap-y-2 [grid-template-columns:minmax(0,1fr)_auto] md:[grid-template-columns:8.25rem_minmax(0,1.2fr)_minmax(0,1fr)_6rem]"
        >
          <div className="text-sm max-md:col-span-2">
            <LeadClock lead={lead} now={now} timeZone={timeZone} />
          </div>
          <div className="min-w-0">
            <Link className="-my-1 inline-block py-1 font-medium hover:underline" to={paths.lead(lead.id)}>
              {lead.name}
            </Link>
            <p className="text-sm text-pretty text-ink-3">
              {[lead.company, lead.campaign].filter(Boolean).join(" · ")}
            </p>
          </div>
          <p className="text-sm text-ink-2 max-md:hidden">{nextStep(lead, now, timeZone)}</p>
          <Reach lead={lead} />
        </li>
      ))}
    </Rows>
  );
}

function LeadClock({ lead, now, timeZone }: { lead: Lead; now: number; timeZone: string }) {
  const { clock } = lead;
  if (!clock) return <span className="text-ink-3">{`Yours ${formatAgo(lead.assignedAt, now)}`}</span>;
  const left = clock.dueAt - now;
  const words =
    left > HALF_A_DAY_MS || calendarDaysBetween(now, clock.dueAt, timeZone) > 0
      ? capital(formatWhen(clock.dueAt, now, timeZone))
      : formatTimeLeft(clock.dueAt, now);
  return <ClockBar startedAt={clock.startedAt} until={clock.dueAt} now={now} words={words} />;
}

function nextStep({ clock, touches, stage }: Lead, now: number, timeZone: string): string {
  if (clock) {
    const sameDay = calendarDaysBetween(now, clock.dueAt, timeZone) === 0;
    const when = sameDay ? formatTime(clock.dueAt, timeZone) : formatWhen(clock.dueAt, now, timeZone);
    return clock.dueAt < now ? `First touch was due ${when}` : `First touch by ${when}`;
  }
  return touches === 0
    ? "Not touched yet"
    : `${stage === "sql" ? "SQL" : capital(stage)}, ${touchWords(touches)} so far`;
}

function Reach({ lead }: { lead: Lead }) {
  if (lead.phone) {
    return (
      <ButtonLink to={`tel:${lead.phone.replace(/[^+\d]/g, "")}`} size="s" icon="call" aria-label={`Call ${lead.name}`}>
        Call
      </ButtonLink>
    );
  }
  if (lead.email) {
    return (
      <ButtonLink to={`mailto:${lead.email}`} size="s" icon="email" aria-label={`Write to ${lead.name}`}>
        Email
      </ButtonLink>
    );
  }
  return (
    <ButtonLink to={paths.lead(lead.id)} size="s" icon="arrow" aria-label={`Open ${lead.name}`}>
      Open
    </ButtonLink>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
