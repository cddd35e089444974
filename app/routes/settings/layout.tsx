import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may, maySome } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/frame/tabs.tsx";
import { DoneNotice } from "./done-notice.tsx";

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const own = [
    { to: paths.settings(), label: "Profile" },
    ...(viewer.role === "rep" ? [{ to: paths.settingsRhythm(), label: "Rhythm" }] : []),
    { to: paths.settingsLeave(), label: "Leave" },
    { to: paths.settingsSessions(), label: "Sessions" },
    { to: paths.settingsTokens(), label: "Tokens" },
  ];
  const people = may(viewer, "people.manage") ? [{ to: paths.settingsPeople(), label: "People" }] : [];
  const managesTeams = may(viewer, "teams.manage") || viewer.managedTeamIds.length > 0;
  const teams = managesTeams ? [{ to: paths.settingsTeams(), label: "Teams" }] : [];
  const keys = may(viewer, "keys.manage") ? [{ to: paths.settingsKeys(), label: "API keys" }] : [];
  const mail = maySome(viewer, "mail.retry") ? [{ to: paths.settingsMail(), label: "Mail" }] : [];
  return { tabs: [...own, ...people, ...teams, ...keys, ...mail] };
}

export default function Settings() {
  const { tabs } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const isCurrent = (to: string) => (to === paths.settings() ? pathname === to : pathname.startsWith(to));
  return (
    <>
      <p className="text-sm text-ink-3">Settings</p>
      <Tabs label="Settings" tabs={tabs.map((tab) => ({ ...tab, current: isCurrent(tab.to) }))} />
      <DoneNotice />
      <div className="mt-8">
        <Outlet />
      </div>
    </>
  );
}
