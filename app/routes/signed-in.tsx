import { Outlet, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { maySome } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import { paths } from "#app/paths.ts";
import { CommandPalette, PaletteTrigger } from "#app/ui/frame/command-palette.tsx";
import { Shell, type NavItem } from "#app/ui/frame/shell.tsx";
import { ROLE_WORDS } from "./settings/words.ts";

/** The frame around every page of whoever is signed in (practice has none). */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  return { nav: navOf(viewer), person: { name: viewer.name, subtitle: ROLE_WORDS[viewer.role], to: paths.settings() } };
}

export default function SignedIn() {
  const { nav, person } = useLoaderData<typeof loader>();
  const settings = { to: paths.settings(), label: "Settings", icon: "settings" } as const;
  return (
    <>
      <Shell nav={nav} person={person} search={<PaletteTrigger />}>
        <Outlet />
      </Shell>
      <CommandPalette items={[...nav, settings].map(({ to, label, icon }) => ({ to, label, icon, kind: "Page" }))} />
    </>
  );
}

/** At most five: what this role comes for. */
function navOf(viewer: Viewer): NavItem[] {
  const manages = maySome(viewer, "team.view");
  const today: NavItem = { to: paths.today(), label: "Today", icon: "today" };
  const practice: NavItem = { to: paths.practice(), label: "Practice", icon: "practice" };
  const leads: NavItem = { to: paths.leads(), label: "Leads", icon: "leads" };
  if (!manages) return [today, practice, leads, { to: paths.campaigns(), label: "Campaigns", icon: "campaigns" }];
  const playbooks: NavItem = { to: paths.campaigns(), label: "Playbooks", icon: "playbooks" };
  const team: NavItem = { to: paths.team(), label: "Team", icon: "team" };
  const board: NavItem = { to: paths.board(), label: "Board", icon: "board" };
  if (viewer.role === "manager") return [today, team, board, leads, playbooks];
  return [playbooks, { to: paths.insights(), label: "Insights", icon: "insights" }, board, leads, team];
}
