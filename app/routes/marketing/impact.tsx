import { Section } from "#app/ui/frame/section.tsx";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatAbout, formatDay, formatWhen, plural } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import { Pips } from "#app/ui/pictures/pips.tsx";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";
import { ImpactNotices } from "./impact-notices.tsx";
import { ImpactPlan } from "./impact-plan.tsx";
import type { AskedPlan } from "./plan.server.ts";

interface ImpactViewProps {
  impact: Impact;
  /** What the page was asked to preview. Left out where the plan is made already. */
  asked?: AskedPlan;
  timeZone: string;
}

/** Who could receive these leads with and without the new text, per team and day, and what everybody who falls out needs. */
export function ImpactView({ impact, asked, timeZone }: ImpactViewProps) {
  if (impact.people === 0) return null;
  const { losers } = impact;
  return (
    <>
      <Section title="Who is left" id="impact">
        {asked === undefined ? null : <ImpactPlan asked={asked} timeZone={timeZone} />}
        <Compared impact={impact} timeZone={timeZone} />
        <div className="mt-5 grid gap-3">
          <ImpactNotices impact={impact} timeZone={timeZone} />
        </div>
        <h3 className="mt-8 mb-2">Per team and day</h3>
        <p className="mb-4 max-w-measure text-sm text-ink-2">
          People who may receive these leads if nobody practised, at 09:00 of each working day.
        </p>
        <TeamTable impact={impact} timeZone={timeZone} />
      </Section>
      {losers.length > 0 ? (
        <Section title="What each of them needs" aside={plural(losers.length, "person", "people")}>
          <details open={losers.length <= 8}>
            <summary>By name</summary>
            <LoserTable impact={impact} timeZone={timeZone} />
          </details>
        </Section>
      ) : null}
    </>
  );
}

/** With and without, to the same scale. */
function Compared({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  const { at, plan, people, eligibleNow, eligibleSpared, eligibleAfter, practised } = impact;
  const later = plan.enforceFrom > at;
  const when = formatWhen(plan.enforceFrom, at, timeZone);
  const words = (count: number) => `${count} of ${people}`;
  return (
    <div className="grid gap-2">
      <BarRows
        caption="People who may receive these leads, with and without the new text"
        max={people}
        items={[
          { key: "now", label: "Today, as it is", value: eligibleNow, words: words(eligibleNow) },
          ...(later
            ? [{ key: "spared", label: `${when}, unchanged`, value: eligibleSpared, words: words(eligibleSpared) }]
            : []),
          {
            key: "after",
            label: later ? `${when}, on the new text` : "At once, on the new text",
            value: eligibleAfter,
            words: words(eligibleAfter),
          },
        ]}
      />
      {later && practised ? (
        <p className="max-w-measure text-sm text-ink-2">
          {practised.people === 0
            ? "Nobody has practised the new text yet; every figure says what happens if that stays so."
            : `${plural(practised.people, "person has", "people have")} practised the new text already.`}
        </p>
      ) : null}
    </div>
  );
}

function TeamTable({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  const { at, plan, days, teams } = impact;
  const effect = plan.enforceFrom > at ? formatWhen(plan.enforceFrom, at, timeZone) : "At once";
  return (
    <DataTable
      caption="Eligible people by team"
      phone="scroll"
      rows={teams}
      rowKey={({ team }) => team}
      columns={[
        {
          key: "team",
          header: "Team",
          rowHeader: true,
          cell: ({ name }) => <span className="font-normal">{name}</span>,
        },
        { key: "now", header: "Today, as it is", cell: ({ now, people }) => <Pips count={now} total={people} /> },
        { key: "after", header: effect, cell: ({ after, people }) => <Pips count={after} total={people} /> },
        ...days.map((day, index) => ({
          key: String(day),
          header: formatDay(day, timeZone),
          cell: (team: Impact["teams"][number]) => <Pips count={team.days[index] ?? 0} total={team.people} />,
        })),
      ]}
    />
  );
}

/** More names than these are no help to anybody. */
const NAMED_AT_MOST = 200;

function LoserTable({ impact: { at, losers }, timeZone }: { impact: Impact; timeZone: string }) {
  return (
    <>
      <DataTable
        caption="Who loses eligibility, from when on, and what brings it back"
        rows={losers.slice(0, NAMED_AT_MOST)}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: "Who", rowHeader: true, cell: ({ name }) => name },
          {
            key: "when",
            header: "From",
            cell: (loser) => (loser.at > at ? formatWhen(loser.at, at, timeZone) : "At once"),
          },
          {
            key: "criteria",
            header: "Criteria",
            cell: ({ criteria }) => criteria.join("; ") || "All criteria together",
          },
          {
            key: "minutes",
            header: "Practice",
            number: true,
            cell: ({ minutes }) => (minutes > 0 ? formatAbout(minutes * 60) : "–"),
          },
        ]}
      />
      {losers.length > NAMED_AT_MOST ? (
        <p className="mt-2 text-sm text-ink-3">{`and ${losers.length - NAMED_AT_MOST} more`}</p>
      ) : null}
    </>
  );
}
