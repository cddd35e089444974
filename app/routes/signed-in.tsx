import { Outlet, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { maySome, scopeOf } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { getFrameFacts } from "#app/stores/views/frame.ts";
import { paths } from "#app/paths.ts";
import { CommandPalette, PaletteTrigger } from "#app/ui/frame/command-palette.tsx";
import { DemoBanner } from "#app/ui/frame/demo-banner.tsx";
import { Shell, type NavItem } from "#app/ui/frame/shell.tsx";
import { SavedAnswers } from "./rep/practice/away/saved-answers.tsx";
import { ROLE_WORDS } from "./settings/words.ts";

/** The frame around every page of whoever is signed in (practice has none). */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { campaigns, isDemo } = await getFrameFacts(context.deps.db, scopeOf(viewer, "campaign.view"));
  const person = { name: viewer.name, subtitle: ROLE_WORDS[viewer.role], to: paths.settings() };
  return { nav: navOf(viewer), person, personId: viewer.id, campaigns, isDemo };
}

export default function SignedIn() {
  const { nav, person, personId, campaigns, isDemo } = useLoaderData<typeof loader>();
  const settings = { to: paths.settings(), label: "Settings", icon: "settings" } as const;
  return (
    <>
      <Shell nav={nav} person={person} search={<PaletteTrigger />} banner={isDemo ? <AboutDemo /> : undefined}>
        <SavedAnswers key={personId} person={personId} />
        <Outlet />
      </Shell>
      <CommandPalette
        items={[
          ...[...nav, settings].map(({ to, label, icon }) => ({ to, label, icon, kind: "Page" })),
          ...campaigns.map(({ key, name }) => ({ to: paths.campaign(key), label: name, kind: "Campaign" })),
        ]}
      />
    </>
  );
}

function AboutDemo() {
  return (
    <DemoBanner>
      <span>
        Demo world: people and leads are invented. <code>npm run greenroom -- seed demo --remove</code> takes it away.
      </span>
    </DemoBanner>
  );
}

/** What this role comes for: six at most, which is what the bottom bar of a phone holds. */
function navOf(viewer: Viewer): NavItem[] {
  const manages = maySome(viewer, "team.view");
  const today: NavItem = { to: paths.today(), label: "Today", icon: "today" };
  const practice: NavItem = { to: paths.practice(), label: "Practice", icon: "practice", prefetch: "none" };
  const leads: NavItem = { to: paths.leads(), label: "Leads", icon: "leads" };
  const insights: NavItem = { to: paths.insights(), label: "Insights", icon: "insights" };
  if (!manages) {
    const campaigns: NavItem = { to: paths.campaigns(), label: "Campaigns", icon: "campaigns" };
    return [today, practice, leads, campaigns, ...(maySome(viewer, "insights.view") ? [insights] : [])];
  }
  const playbooks: NavItem = { to: paths.campaigns(), label: "Playbooks", icon: "playbooks" };
  const team: NavItem = { to: paths.team(), label: "Team", icon: "team" };
  const board: NavItem = { to: paths.board(), label: "Board", icon: "board" };
  if (viewer.role === "manager") return [today, team, board, leads, playbooks, insights];
  return [today, playbooks, insights, board, leads, team];
}
