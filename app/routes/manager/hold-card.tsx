import { paths } from "#app/paths.ts";
import type { HeldLead } from "#app/stores/views/lead-holds.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { formatAbout, formatDuration, formatTimeLeft } from "#app/ui/format.ts";
import { ClockBar } from "#app/ui/pictures/clock-bar.tsx";

interface HoldCardProps {
  hold: Omit<HeldLead, "reasons"> & { why: string; nearest: { id: string; name: string; minutes: number } | null };
  now: number;
}

/** One lead that waits: why, how long still, and what would end it. */
export function HoldCard({ hold, now }: HoldCardProps) {
  const next = hold.escalatedAt === null ? hold.escalatesAt : hold.fallsBackAt;
  return (
    <Card
      as="li"
      title={[hold.name, hold.company === hold.name ? null : hold.company].filter(Boolean).join(", ")}
      aside={<Tag tone="soon">{`Held ${formatDuration(now - hold.since)}`}</Tag>}
    >
      <p className="text-sm text-ink-2">
        {hold.campaign.name}, pool “{hold.pool}”: {hold.why}.
        {hold.nearest ? ` ${hold.nearest.name} needs ${formatAbout(hold.nearest.minutes * 60)} of practice.` : ""}
      </p>
      <div className="mt-3">
        {next === null ? (
          <p className="text-sm font-semibold">Managers have been told. It waits for somebody ready.</p>
        ) : (
          <ClockBar startedAt={hold.since} until={next} now={now} soonMs={0} words={nextWords(hold, next, now)} />
        )}
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink size="s" to={paths.lead(hold.leadId)}>
          Look at the lead
        </ButtonLink>
        {hold.nearest ? (
          <ButtonLink size="s" variant="quiet" to={paths.readiness(hold.campaign.key, hold.nearest.id)}>
            What {hold.nearest.name} needs
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

function nextWords(hold: Pick<HeldLead, "escalatedAt">, next: number, now: number): string {
  const what = hold.escalatedAt === null ? "Managers are told" : "Goes to the fallback";
  return next > now ? `${what} in ${formatDuration(next - now)}` : `${what} any moment, ${formatTimeLeft(next, now)}`;
}
