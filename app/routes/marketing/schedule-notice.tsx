import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { formatDuration, formatWhen } from "#app/ui/format.ts";
import type { ScheduleView } from "./schedule.server.ts";

interface ScheduleNoticeProps {
  schedule: ScheduleView;
  mayPublish: boolean;
  now: number;
  timeZone: string;
  /** The proposal's address, where the form isn't on it. */
  action?: string;
}

/** When a proposal is published, with the way to take that back; or why its time came to nothing. */
export function ScheduleNotice({ schedule, mayPublish, now, timeZone, action }: ScheduleNoticeProps) {
  if (!schedule) return null;
  const { end, by, publishAt, enforceAfterMs, note } = schedule;
  if (end) return <Ended end={end} publishAt={publishAt} now={now} timeZone={timeZone} />;
  const required =
    enforceAfterMs > 0 ? `It is required ${formatDuration(enforceAfterMs)} later.` : "It counts at once.";
  return (
    <div className="mt-6">
      <Notice
        title={`It is published ${formatWhen(publishAt, now, timeZone)}`}
        action={
          mayPublish ? (
            <Form method="post" {...(action === undefined ? {} : { action })}>
              <input type="hidden" name="schedule" value={schedule.id} />
              <SubmitButton size="s" variant="secondary" name="intent" value="cancel-schedule">
                Cancel that
              </SubmitButton>
            </Form>
          ) : undefined
        }
      >
        {required} {by ? `Ordered by ${by}, ` : "Ordered "}
        {formatWhen(schedule.scheduledAt, now, timeZone)}
        {note ? `: “${note}”` : "."} Any change of the text cancels it.{" "}
        {action === undefined ? null : <Link to={action}>See whom it would cost what</Link>}
      </Notice>
    </div>
  );
}

function Ended({
  end,
  publishAt,
  now,
  timeZone,
}: {
  end: NonNullable<NonNullable<ScheduleView>["end"]>;
  publishAt: number;
  now: number;
  timeZone: string;
}) {
  // Published says the page itself; another time says the next order.
  if (end.kind === "published" || end.kind === "replaced") return null;
  const planned = formatWhen(publishAt, now, timeZone);
  const when = `${formatWhen(end.at, now, timeZone)}${end.by ? ` by ${end.by}` : ""}`;
  return (
    <div className="mt-6">
      {end.kind === "refused" ? (
        <Notice kind="soon" title={`It was not published as ordered for ${planned}`}>
          {end.reason}
        </Notice>
      ) : (
        <Notice>
          {end.kind === "edited"
            ? `It was to be published ${planned}. The text was changed ${when}, which cancelled that.`
            : `It was to be published ${planned}. That was cancelled ${when}.`}
        </Notice>
      )}
    </div>
  );
}
