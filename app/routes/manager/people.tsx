import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { formatNumber, plural } from "#app/ui/format.ts";
import { Pagination } from "#app/ui/frame/pagination.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { HeatMap } from "#app/ui/pictures/heat-map.tsx";
import { StateBar, tallyWords } from "#app/ui/pictures/state-bar.tsx";
import type { Tally } from "#app/domain/team/team-state.ts";
import { readCells } from "./heat-code.ts";
import { GroupList } from "./group-list.tsx";
import { teamAddress, type TeamQuery } from "./team-query.ts";
import type { toTeamPage } from "./team-shape.ts";

interface PeopleProps {
  team: ReturnType<typeof toTeamPage>;
  query: TeamQuery;
  now: number;
  timeZone: string;
}

/** The wall of bulbs: people by criteria, grouped as asked, a page at a time. */
export function People({ team, query, now, timeZone }: PeopleProps) {
  const { paging } = team;
  const here = teamAddress(team.campaign.key, query);
  const sorted = (sort: TeamQuery["sort"]) => paths.team(teamAddress(team.campaign.key, { ...query, sort }));
  const groups = team.rows.map(({ key, title, people }) => ({
    key,
    heading:
      query.group === null ? null : (
        <GroupHeading
          title={title}
          tally={query.group === "team" ? team.groups.find((one) => one.key === key)?.tally : undefined}
        />
      ),
    people: people.map((person) => ({ ...person, cells: readCells(person.cells) })),
  }));
  return (
    <Section title="Who holds what" aside={inWords(team.counts)} id="people">
      <p className="mb-4 flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm text-ink-3">
        <span>
          {query.sort === "name" ? (
            <>
              By name. <SortLink to={sorted("lapse")}>Sort by who lapses first</SortLink>
            </>
          ) : (
            <>
              Who lapses first stands first. <SortLink to={sorted("name")}>Sort by name</SortLink>
            </>
          )}
        </span>
        <Link to={paths.teamFile(here)} reloadDocument>
          Download as CSV
        </Link>
      </p>
      {paging.shown < paging.all ? (
        <p
          className="mb-4 text-sm"
          role="status"
        >{`${formatNumber(paging.shown)} of ${plural(paging.all, "person", "people")} shown.`}</p>
      ) : null}
      <GroupList groups={team.groups} all={team.groupsAll} of={query.group === "state" ? paging.shown : null} />
      {paging.shown === 0 ? null : (
        <HeatMap
          caption="Who holds what"
          criteria={team.criteria}
          groups={groups}
          holds={{ of: paging.shown, counts: team.holds }}
          now={now}
          timeZone={timeZone}
        />
      )}
      {paging.pages > 1 ? (
        <Pagination
          summary={`${formatNumber(paging.from)}–${formatNumber(paging.to)} of ${formatNumber(paging.rows)}`}
          previous={paging.page > 1 ? `${paths.team({ ...here, page: paging.page - 1 })}#people` : null}
          next={paging.page < paging.pages ? `${paths.team({ ...here, page: paging.page + 1 })}#people` : null}
        />
      ) : null}
    </Section>
  );
}

/** The group's name with how all of it stands, though the page may show a part of it. */
function GroupHeading({ title, tally }: { title: string; tally: Tally | undefined }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <b className="font-semibold">{title}</b>
      {tally ? (
        <>
          <span className="w-32">
            <StateBar tally={tally} />
          </span>
          <span className="text-xs font-normal text-ink-3 tabular-nums">{tallyWords(tally)}</span>
        </>
      ) : null}
    </span>
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
