import type { ImportReport } from "#app/domain/leads/import/report.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Section } from "#app/ui/frame/section.tsx";

/** A few of the leads that would qualify, so that the mapping can be believed. */
export function WouldQualify({ examples, version }: Pick<ImportReport, "examples" | "version">) {
  return (
    <Section title={`Such as these, under version ${version ?? ""}`}>
      <Rows label="Leads that would qualify">
        {examples.map(({ row, name, score, threshold, met }) => (
          <li key={row}>
            <p className="font-semibold">{name === "" ? `Row ${row}` : name}</p>
            <p className="text-sm text-ink-2">
              {score} points of {threshold}: {met.join("; ").toLowerCase()}.
            </p>
          </li>
        ))}
      </Rows>
    </Section>
  );
}
