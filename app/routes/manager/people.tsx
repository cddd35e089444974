import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { plural } from "#app/ui/format.ts";
import { Pagination } from "#app/ui/frame/pagination.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { HeatMap } from "#app/ui/pictures/heat-map.tsx";
import type { TeamQuery } from "./team-query.ts";
import type { toTeamPage } from "./team-shape.ts";

interface PeopleProps {
  team: ReturnType<typeof toTeamPage>;
  query: TeamQuery;
  now: number;
  timeZone: string;
}

/** The wall of bulbs: people by criteria, a page at a time. */
export function People({ team, query: asked, now, timeZone }: PeopleProps) {
  const { paging } = team;
  const { sort, name, helpOnly } = asked;
  const query = {
    campaign: team.campaign.key,
    ...(asked.team === null ? {} : { team: asked.team }),
    ...(name === "" ? {} : { name }),
    ...(helpOnly ? { show: "help" } : {}),
  };
  const ordered = sort === "name" ? { ...query, sort } : query;
  return (
    <Section title="Who holds what" aside={inWords(team.counts)}>
      <p className="mb-4 flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm text-ink-3">
        <span>
          {sort === "name" ? (
            <>
              By name. <SortLink to={paths.team(query)}>Sort by who lapses first</SortLink>
            </>
          ) : (
            <>
              Who lapses first stands first.{" "}
              <SortLink to={paths.team({ ...query, sort: "name" })}>Sort by name</SortLink>
            </>
          )}
        </span>
        <Link to={paths.teamFile(ordered)} reloadDocument>
          Download as CSV
        </Link>
      </p>
      {paging.shown < paging.all ? (
        <p
          className="mb-4 text-sm"
          role="status"
        >{`${paging.shown} of ${plural(paging.all, "person", "people")} shown.`}</p>
      ) : null}
      {paging.shown === 0 ? null : (
        <HeatMap caption="Who holds what" criteria={team.criteria} people={team.people} now={now} timeZone={timeZone} />
      )}
      {paging.pages > 1 ? (
        <Pagination
          summary={`${paging.from}–${paging.to} of ${paging.shown}`}
          previous={paging.page > 1 ? paths.team({ ...ordered, page: paging.page - 1 }) : null}
          next={paging.page < paging.pages ? paths.team({ ...ordered, page: paging.page + 1 }) : null}
        />
      ) : null}
    </Section>
  );
}

function SortLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} preventScrollReset>
      {children}
    </Link>
  );
}

function inWords({ ready, provisional, waived, notReady }: PeopleProps["team"]["counts"]): string {
  const parts = [`${ready} ready`, `${provisional} provisional`, `${notReady} not ready`];
  return waived > 0 ? [...parts, `${waived} by waiver`].join(", ") : parts.join(", ");
}
