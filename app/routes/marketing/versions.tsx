import { Link } from "@remix-run/react";
import type { ChangeKind } from "#app/domain/playbook/playbook.ts";
import { paths } from "#app/paths.ts";
import type { VersionRow } from "#app/stores/views/playbook-versions.ts";
import { ChangeTag, Tag } from "#app/ui/controls/tag.tsx";
import { Card } from "#app/ui/frame/card.tsx";
import { formatDate, formatWhen, isoInstant } from "#app/ui/format.ts";

interface VersionsProps {
  campaign: string;
  versions: readonly VersionRow[];
  inForce: number | null;
  now: number;
  timeZone: string;
}

/** Every version there was, newest first; none of them can ever be changed. */
export function Versions({ campaign, versions, inForce, now, timeZone }: VersionsProps) {
  return (
    <Card as="section">
      <h2 className="text-lg">Versions</h2>
      {versions.length === 0 ? <p className="mt-1 text-sm text-ink-2">None yet.</p> : null}
      <ol className="mt-3 grid gap-4" reversed start={versions[0]?.version ?? 1}>
        {versions.map((row) => (
          <li key={row.version} className="text-sm">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <Link className="font-semibold link" to={paths.playbookVersion(campaign, row.version)}>
                Version {row.version}
              </Link>
              {row.version === inForce ? <Tag tone="ink">in force</Tag> : null}
              {row.graceEnd && row.graceEnd.kind !== "enforced" ? <Tag>never took effect</Tag> : null}
              {row.enforceFrom > now && row.graceEnd === null ? (
                <Tag tone="soon">{`from ${formatWhen(row.enforceFrom, now, timeZone)}`}</Tag>
              ) : null}
            </p>
            <p className="text-ink-3">
              <time dateTime={isoInstant(row.publishedAt)}>{formatDate(row.publishedAt, timeZone)}</time>
              {row.publishedBy ? `, ${row.publishedBy}` : ""}
            </p>
            {row.note ? (
              <p className="mt-0.5 text-ink-2">
                {row.noteBy ? `${row.noteBy}: ` : ""}“{row.note}”
              </p>
            ) : null}
            {row.graceEnd ? <p className="mt-0.5 text-ink-2">{graceEndWords(row.graceEnd, now, timeZone)}</p> : null}
            <Kinds version={row.version} changes={row.changes} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** How a grace period ended before its hour: by whom, when and why stays visible for ever. */
export function graceEndWords(
  { kind, by, at, reason }: NonNullable<VersionRow["graceEnd"]>,
  now: number,
  timeZone: string,
): string {
  const when = formatWhen(at, now, timeZone);
  const who = by ? ` by ${by}` : "";
  const why = reason ? `: “${reason}”` : "";
  if (kind === "cancelled") return `Cancelled before it took effect, ${when}${who}${why}`;
  if (kind === "replaced") return `Replaced before it took effect, ${when}${who}`;
  return `Its grace period was ended early, ${when}${who}${why}`;
}

function Kinds({ version, changes }: { version: number; changes: VersionRow["changes"] }) {
  if (version === 1) return <p className="mt-0.5 text-ink-3">The first text, {changes.length} criteria</p>;
  if (changes.length === 0) return <p className="mt-0.5 text-ink-3">No criterion changed</p>;
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  return (
    <ul className="mt-1 flex flex-wrap gap-1.5">
      {kinds.map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1">
          {countOf(changes, kind)} <ChangeTag kind={kind} />
        </li>
      ))}
    </ul>
  );
}

function countOf(changes: VersionRow["changes"], kind: ChangeKind): number {
  return changes.filter((change) => change.kind === kind).length;
}
