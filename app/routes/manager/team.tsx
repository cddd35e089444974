import { useActionData, useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { maySome } from "#app/auth/permissions.ts";
import { requireMaySome } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { listTeamsInScope } from "#app/stores/views/team-scope.ts";
import { ButtonLink } from "#app/ui/controls/button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Columns } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { Tabs } from "#app/ui/frame/tabs.tsx";
import { formatLongDay, formatNumber } from "#app/ui/format.ts";
import { CoverageChart } from "#app/ui/pictures/coverage-chart.tsx";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { nudge, NUDGED_AT_MOST } from "#app/use-cases/practice/nudge.ts";
import { LEARNING_DAYS } from "#app/use-cases/team/learning.ts";
import { CriterionTable } from "./criterion-table.tsx";
import { Forgetting } from "./forgetting.tsx";
import { completeCounts, helpShown, loadTeam, placesOf } from "./load-team.server.ts";
import { Lapses } from "./lapses.tsx";
import { NeedsHelp } from "./needs-help.tsx";
import { NudgeForm } from "./nudge-form.server.ts";
import { People } from "./people.tsx";
import { TeamFilter } from "./team-filter.tsx";
import { readTeamQuery, teamAddress, type TeamQuery } from "./team-query.ts";
import { toTeamPage } from "./team-shape.ts";
import { WeakSpots } from "./weak-spots.tsx";

const MOST_HELPED = 12;

export const meta: MetaFunction = () => [{ title: "Team – Greenroom" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireMaySome(context, "team.view", request);
  const { deps } = context;
  const query = readTeamQuery(request.url);
  const { timeZone } = viewer;
  const loaded = await loadTeam(deps, viewer, query);
  const { scope, found } = loaded;
  const counts = await completeCounts(deps, viewer, query, loaded);
  const help = found ? helpShown(found, query) : [];
  const places = found ? await placesOf(deps, scope, found.picture.campaign, query) : [];
  const needHelp = new Set(found?.help.map(({ id }) => id));
  return {
    query,
    timeZone,
    now: deps.clock.now(),
    teams: await listTeamsInScope(deps.db, scope),
    tabs: counts.map(({ campaign: { key, name }, eligible, people }) => ({ key, name, eligible, people })),
    team: found ? toTeamPage(found.picture, { timeZone, query, needHelp, places }) : null,
    help: help.slice(0, MOST_HELPED),
    helpAll: help.length,
    learningDays: LEARNING_DAYS,
    weakest: found?.learning.weakest ?? [],
    mayNudge: maySome(viewer, "nudge.send"),
    mayLetIn: maySome(viewer, "waiver.grant"),
    nudgedAtOnce: NUDGED_AT_MOST,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireMaySome(context, "nudge.send", request);
  const form = await parseForm(request, NudgeForm);
  if (!form.ok) return invalid(form);
  const { to, people, word } = form.value;
  const personIds = to === "ticked" ? people : await idsInNeed(context.deps, viewer, readTeamQuery(request.url));
  const result = await nudge(context.deps, { by: viewer, requestId: context.requestId, personIds, word });
  if (result.kind === "refused") {
    return invalid({ errors: { [result.field]: result.message }, values: { intent: "nudge", word } });
  }
  return { asked: result.nudged.length, skipped: result.skipped.length };
}

/** Everybody whom the page's list of help names, not only those it has room for; who needs it most first. */
async function idsInNeed(deps: Deps, viewer: Viewer, query: TeamQuery): Promise<string[]> {
  const { found } = await loadTeam(deps, viewer, query);
  return (found ? helpShown(found, query) : []).slice(0, NUDGED_AT_MOST).map(({ id }) => id);
}

/** Who is ready, who lapses, what is about to be forgotten: per campaign. */
export default function Team() {
  const page = useLoaderData<typeof loader>();
  const { query, teams, tabs, team, now, timeZone } = page;
  const result = useActionData<typeof action>();
  if (!team) return <NoCampaign />;
  const here = teamAddress(team.campaign.key, { ...query, name: "", show: null });
  return (
    <Page
      title={team.title}
      eyebrow={`${teamName(teams, query.team)}, ${formatLongDay(now, timeZone)}`}
      actions={
        <ButtonLink variant="quiet" to={paths.launch(team.campaign.key)}>
          Plan a launch
        </ButtonLink>
      }
    >
      <Tabs
        label="Campaigns"
        tabs={tabs.map((tab) => ({
          to: paths.team({ ...here, campaign: tab.key }),
          label: tab.name,
          note: `${formatNumber(tab.eligible)} of ${formatNumber(tab.people)}`,
          current: tab.key === team.campaign.key,
        }))}
      />
      <TeamFilter teams={teams} query={query} campaign={team.campaign.key} />
      {team.paging.all === 0 || team.version === null ? (
        <NothingToShow campaign={team.campaign} people={team.paging.all} />
      ) : (
        <>
          <Columns
            aside={
              <Lapses
                lapses={team.lapses}
                all={`${paths.team(teamAddress(team.campaign.key, { ...query, name: "", show: "lapsing" }))}#people`}
                eligible={team.counts.eligible}
                now={now}
                timeZone={timeZone}
              />
            }
          >
            <Section title="Coverage per day, if nobody practises">
              {team.days.some(({ ready, provisional }) => ready + provisional > 0) ? (
                <CoverageChart days={team.days} timeZone={timeZone} finding={team.finding} unit={team.unit} />
              ) : (
                <p className="max-w-measure text-sm text-ink-2">
                  Nobody can take these leads on any of the next ten working days. Whoever practises today may be
                  provisional within minutes, and ready on their next practice day.
                </p>
              )}
            </Section>
          </Columns>
          <People team={team} query={query} now={now} timeZone={timeZone} />
          <NeedsHelp
            people={page.help}
            all={page.helpAll}
            allAt={`${paths.team(teamAddress(team.campaign.key, { ...query, show: "help" }))}#people`}
            atOnce={page.nudgedAtOnce}
            mayNudge={page.mayNudge}
            mayLetIn={page.mayLetIn}
            result={result}
          />
          <WeakSpots weakest={page.weakest} days={page.learningDays} />
          <Forgetting criteria={team.forgetting} playbook={paths.playbook(team.campaign.key)} timeZone={timeZone} />
          <CriterionTable numbers={team.numbers} timeZone={timeZone} />
        </>
      )}
    </Page>
  );
}

function teamName(teams: readonly { key: string; name: string }[], key: string | null): string {
  if (key !== null) return teams.find((team) => team.key === key)?.name ?? "Team";
  const [only] = teams;
  return teams.length === 1 && only ? only.name : "All your teams";
}

function NoCampaign() {
  return (
    <Page title="No campaign asks anything of your teams yet.">
      <div className="mt-8">
        <EmptyState
          title="A campaign names the teams it enrols"
          icon="team"
          action={<ButtonLink to={paths.campaigns()}>Open the campaigns</ButtonLink>}
        >
          As soon as marketing publishes a playbook that names one of your teams, this page shows who is ready for its
          leads, until when, and what would end it.
        </EmptyState>
      </div>
    </Page>
  );
}

function NothingToShow({ campaign, people }: { campaign: { key: string; name: string }; people: number }) {
  return (
    <div className="mt-8">
      {people === 0 ? (
        <EmptyState title="Nobody here is enrolled" icon="person">
          The playbook of {campaign.name} names the teams whose reps take its leads. Add your team there, or add people
          to a team that it names.
        </EmptyState>
      ) : (
        <EmptyState
          title="Waiting for a first version"
          icon="playbooks"
          action={<ButtonLink to={paths.playbook(campaign.key)}>Open the playbook</ButtonLink>}
        >
          {campaign.name} has no published playbook. Once both owners have signed one, everybody enrolled can practise
          it, and this page shows how far they are.
        </EmptyState>
      )}
    </div>
  );
}
