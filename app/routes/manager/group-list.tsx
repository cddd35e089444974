import { Link } from "@remix-run/react";
import type { Tally } from "#app/domain/team/team-state.ts";
import { formatPercent, plural } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { StateBar, StateLegend, tallyWords } from "#app/ui/pictures/state-bar.tsx";

interface GroupListProps {
  groups: readonly { key: string; title: string; people: number; tally: Tally; to: string }[];
  /** How many there are in all. */
  all: number;
  /** Where each group is one state: how many people there are in all, of whom each is a part. */
  of: number | null;
}

/** Every group with how it stands, as a picture and in words; each leads to its own people. */
export function GroupList({ groups, all, of }: GroupListProps) {
  if (groups.length === 0) return null;
  return (
    <div className="mb-8 grid gap-4">
      <StateLegend />
      <Rows label="Groups">
        {groups.map(({ key, title, people, tally, to }) => (
          <li
            key={key}
            className="grid items-center gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <span>
              <Link className="font-book hover:underline" to={to} preventScrollReset>
                {title}
              </Link>{" "}
              <span className="text-sm text-ink-3 tabular-nums">{plural(people, "person", "people")}</span>
            </span>
            <StateBar tally={tally} of={of ?? undefined} />
            <span className="text-sm text-ink-2 tabular-nums">
              {of === null ? tallyWords(tally) : `${formatPercent(people / Math.max(1, of))} of those shown`}
            </span>
          </li>
        ))}
      </Rows>
      {all > groups.length ? (
        <p className="text-sm text-ink-3">{`The first ${groups.length} of ${all} groups; narrow the list to see others.`}</p>
      ) : null}
    </div>
  );
}
