import { Notice } from "#app/ui/frame/notice.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatAbout, formatDay, plural } from "#app/ui/format.ts";
import { Pips } from "#app/ui/pictures/pips.tsx";
import type { Impact } from "#app/use-cases/playbook/preview-impact.ts";

/** Who is left, per team and working day, and what everybody who falls out needs. */
export function ImpactView({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  if (impact.people === 0) return null;
  return (
    <>
      <Section title="Who is left, per team and day">
        <p className="mb-4 max-w-measure text-sm text-ink-2">
          People who may receive these leads if it took effect at once and nobody practised, at 09:00 of each working
          day.
        </p>
        <TeamTable impact={impact} timeZone={timeZone} />
        <div className="mt-5 grid gap-3">
          <Leads impact={impact} />
          {impact.replacesPending ? (
            <Notice>A version that is public but not required yet would be replaced by this one.</Notice>
          ) : null}
        </div>
      </Section>
      {impact.losers.length > 0 ? (
        <Section title="What each of them needs" aside={plural(impact.losers.length, "person", "people")}>
          <details open={impact.losers.length <= 8}>
            <summary>By name</summary>
            <DataTable
              caption="Who loses eligibility, and what brings it back"
              rows={impact.losers}
              rowKey={({ id }) => id}
              columns={[
                { key: "name", header: "Who", rowHeader: true, cell: ({ name }) => name },
                {
                  key: "criteria",
                  header: "Criteria",
                  cell: ({ criteria }) => criteria.join("; ") || "All criteria together",
                },
                { key: "minutes", header: "Practice", number: true, cell: ({ minutes }) => formatAbout(minutes * 60) },
              ]}
            />
          </details>
        </Section>
      ) : null}
    </>
  );
}

function TeamTable({ impact, timeZone }: { impact: Impact; timeZone: string }) {
  return (
    <DataTable
      caption="Eligible people by team"
      phone="scroll"
      rows={impact.teams}
      rowKey={({ team }) => team}
      columns={[
        {
          key: "team",
          header: "Team",
          rowHeader: true,
          cell: ({ name }) => <span className="font-normal">{name}</span>,
        },
        { key: "now", header: "Today, as it is", cell: ({ now, people }) => <Pips count={now} total={people} /> },
        { key: "after", header: "At once", cell: ({ after, people }) => <Pips count={after} total={people} /> },
        ...impact.days.map((day, index) => ({
          key: String(day),
          header: formatDay(day, timeZone),
          cell: ({ days, people }: Impact["teams"][number]) => <Pips count={days[index] ?? 0} total={people} />,
        })),
      ]}
    />
  );
}

function Leads({ impact: { leads, losers, eligibleAfter, eligibleNow } }: { impact: Impact }) {
  if (eligibleAfter === 0 && eligibleNow > 0) {
    return (
      <Notice kind="soon" title="Nobody would be left">
        Every lead that qualifies is held until somebody practises; {plural(leads.held, "lead is", "leads are")} held
        already. A grace period lets people practise before it counts.
      </Notice>
    );
  }
  if (losers.length === 0 && leads.held === 0) return null;
  return (
    <Notice kind={losers.length > 0 ? "soon" : "info"}>
      {losers.length > 0
        ? `Published at once, ${plural(losers.length, "person stops", "people stop")} receiving these leads until they practise. They keep the ${plural(leads.open, "lead")} they have open. `
        : ""}
      {leads.held > 0 ? `${plural(leads.held, "lead is", "leads are")} held now.` : "No lead is held now."}
    </Notice>
  );
}
