import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { formatDate, formatShortDay, plural } from "#app/ui/format.ts";
import { BarRows } from "#app/ui/pictures/bar-row.tsx";
import type { NamedFlips, ScoringImpact } from "#app/use-cases/playbook/preview-scoring.ts";

interface ScoringImpactProps {
  scoring: ScoringImpact;
  before: string;
  after: string;
  timeZone: string;
}

/** What the new scoring would have made of the last real leads: the totals as bars, every flip as a row. */
export function ScoringImpactView({ scoring, before, after, timeZone }: ScoringImpactProps) {
  const { leads, since, qualifiedBefore, qualifiedAfter, gained, lost, byPart, thresholdAlone, thresholds } = scoring;
  if (leads === 0 || since === null) {
    return (
      <Section title="What the new scoring would have done" id="scoring">
        <p className="text-sm text-ink-2">The scoring changes. No lead has come in yet that could show how.</p>
      </Section>
    );
  }
  const threshold = thresholds.before === thresholds.after ? "" : `, from ${thresholds.after} points`;
  return (
    <Section
      title={findingOf(scoring)}
      aside={`The last ${plural(leads, "lead")}, since ${formatDate(since, timeZone)}`}
      id="scoring"
    >
      <BarRows
        caption="Leads that qualify under both texts"
        max={leads}
        items={[
          { key: "before", label: before, value: qualifiedBefore, words: `${qualifiedBefore} of ${leads}` },
          {
            key: "after",
            label: `${after}${threshold}`,
            value: qualifiedAfter,
            words: `${qualifiedAfter} of ${leads}`,
          },
        ]}
      />
      <p className="mt-3 mb-4 max-w-measure text-sm text-ink-2">
        Each lead scored under both texts as of the moment it came in, with what is known of it today.
      </p>
      {byPart.length > 0 ? (
        <DataTable
          caption="Which change decides"
          rows={byPart}
          rowKey={({ title }) => title}
          columns={[
            { key: "part", header: "What decides", rowHeader: true, cell: ({ title }) => title },
            { key: "lost", header: "No longer qualify", number: true, cell: (part) => part.lost },
            { key: "gained", header: "Newly qualify", number: true, cell: (part) => part.gained },
          ]}
        />
      ) : null}
      <FlipList title="No longer qualify" flips={lost} timeZone={timeZone} />
      <FlipList title="Newly qualify" flips={gained} timeZone={timeZone} />
      {thresholdAlone && byPart.some(({ title }) => title !== "The threshold") ? (
        <>
          <h3 className="mt-6 text-base">
            If only the threshold moved, from {thresholds.before} to {thresholds.after} points
          </h3>
          <FlipList title="No longer qualify" flips={thresholdAlone.lost} timeZone={timeZone} />
          <FlipList title="Newly qualify" flips={thresholdAlone.gained} timeZone={timeZone} />
        </>
      ) : null}
    </Section>
  );
}

function findingOf({ gained, lost }: ScoringImpact): string {
  if (gained.count === 0 && lost.count === 0) return "The new scoring would have changed no lead";
  const parts = [
    ...(lost.count > 0 ? [`${plural(lost.count, "lead")} would not have qualified`] : []),
    ...(gained.count > 0 ? [`${plural(gained.count, "more lead")} would have`] : []),
  ];
  return parts.join(", ");
}

function FlipList({ title, flips, timeZone }: { title: string; flips: NamedFlips; timeZone: string }) {
  if (flips.count === 0) return null;
  const more = flips.count - flips.examples.length;
  return (
    <details className="mt-4">
      <summary>
        {title}: {plural(flips.count, "lead")}
      </summary>
      <DataTable
        caption={`${title}: examples, newest first`}
        rows={flips.examples}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "lead",
            header: "Lead",
            rowHeader: true,
            cell: ({ id, name, company, externalId }) => (
              <>
                <Link to={paths.lead(id)}>{name}</Link>
                <span className="block text-xs font-normal text-ink-3">
                  {[company, externalId].filter((part) => part && part !== name).join(", ")}
                </span>
              </>
            ),
          },
          { key: "at", header: "Came in", cell: ({ at }) => formatShortDay(at, timeZone) },
          { key: "points", header: "Points", number: true, cell: (flip) => `${flip.before} → ${flip.after}` },
          { key: "decides", header: "What decides", cell: ({ decides }) => decides.join("; ") || "Several together" },
        ]}
      />
      {more > 0 ? <p className="mt-2 text-sm text-ink-3">{`and ${more} more`}</p> : null}
    </details>
  );
}
