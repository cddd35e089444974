import { Card } from "#app/ui/frame/card.tsx";
import { formatDuration, formatTime, formatWhen } from "#app/ui/format.ts";
import { ClockBar } from "#app/ui/pictures/clock-bar.tsx";
import { STAGE_WORDS } from "./stage-groups.ts";
import type { leadPage } from "./lead-shape.server.ts";

type ShownLead = Pick<
  Awaited<ReturnType<typeof leadPage>>,
  "clock" | "hold" | "owner" | "intent" | "stage" | "now" | "timeZone" | "revisitAt"
>;

/** How long there is, and with whom it is; or why it waits. */
export function ClockCard({ lead }: { lead: ShownLead }) {
  const { clock, hold, owner, now, timeZone } = lead;
  return (
    <Card as="section">
      <h2 className="text-sm font-normal text-ink-3">
        {clock && clock.metAt === null ? `First touch, ${lead.intent} intent` : STAGE_WORDS[lead.stage]}
      </h2>
      {clock && clock.metAt === null ? (
        <div className="mt-1">
          <ClockBar size="l" startedAt={clock.startedAt} until={clock.dueAt} now={now} />
          <p className="mt-3 text-sm text-ink-2">{clockWords(clock, now, timeZone)}</p>
        </div>
      ) : null}
      {clock && clock.metAt !== null ? (
        <p className="mt-1 text-sm text-ink-2">
          First touch after {formatDuration(clock.metAt - clock.startedAt)}
          {clock.breachedAt === null ? ", in time." : ", late."}
        </p>
      ) : null}
      {hold ? (
        <div className="mt-1 grid gap-2">
          <p className="text-lg font-semibold">Held {formatDuration(now - hold.since)}</p>
          <p className="text-sm text-ink-2">
            Nobody of the pool “{hold.pool}” may take it. It goes out the moment somebody becomes ready;{" "}
            {hold.escalatedAt === null
              ? `managers are told ${formatWhen(hold.escalatesAt, now, timeZone)}`
              : "managers have been told"}
            {hold.fallsBackAt === null
              ? "."
              : `, and the fallback gets it ${formatWhen(hold.fallsBackAt, now, timeZone)}.`}
          </p>
        </div>
      ) : null}
      {owner ? (
        <p className="mt-3 text-sm">
          With <b>{owner.isViewer ? "you" : owner.name}</b>
          {owner.via === "fallback" ? ", as the named fallback" : owner.via === "waiver" ? ", by a waiver" : ""}
        </p>
      ) : null}
      {lead.revisitAt === null ? null : (
        <p className="mt-3 text-sm text-ink-2">Comes back {formatWhen(lead.revisitAt, now, timeZone)}.</p>
      )}
    </Card>
  );
}

function clockWords(clock: NonNullable<ShownLead["clock"]>, now: number, timeZone: string): string {
  const due = `${clock.dueAt > now ? "Until" : "It was due"} ${formatWhen(clock.dueAt, now, timeZone)}.`;
  const reminds =
    clock.remindsAt !== null && clock.remindsAt > now
      ? ` You get a note at ${formatTime(clock.remindsAt, timeZone)}.`
      : "";
  const moves =
    clock.reassignsAt === null
      ? ""
      : ` Untouched, it goes to the next in the pool ${formatWhen(clock.reassignsAt, now, timeZone)}.`;
  return `${due}${reminds}${moves}`;
}
