import { useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { requireMay, requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { WORKING_WEEK } from "#app/domain/practice/rhythm.ts";
import { listLeave } from "#app/stores/leave.ts";
import { findPerson, listPeople } from "#app/stores/people.ts";
import { findTeamPracticeDays } from "#app/stores/rhythms.ts";
import { findTeam, listMemberships, listMembershipsOf } from "#app/stores/teams.ts";
import { plural } from "#app/ui/format.ts";
import { Page } from "#app/ui/frame/page.tsx";
import { renameTeam } from "#app/use-cases/people/create-team.ts";
import { setTeamPracticeDays } from "#app/use-cases/people/set-rhythm.ts";
import { setMembership } from "#app/use-cases/people/set-membership.ts";
import { addLeave, removeLeave } from "#app/use-cases/people/set-leave.ts";
import { byViewer } from "./by.server.ts";
import { TeamForm } from "./forms.server.ts";
import { idFrom } from "./ids.server.ts";
import { leaveFromDays } from "./leave-days.ts";
import { PracticeDaysSection } from "./practice-days.tsx";
import { LeaveSection, MembersSection, RenameSection } from "./team-sections.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.team.name ?? "Team"} – Greenroom` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const teamId = idFrom(params.team);
  const mayManage = may(viewer, "teams.manage");
  if (!mayManage && !viewer.managedTeamIds.includes(teamId)) throw notFound();
  const { db, clock } = context.deps;
  const team = await findTeam(db, teamId);
  if (!team) throw notFound();
  const capacityOf = new Map((await listMemberships(db, [teamId])).map((item) => [item.personId, item.capacity]));
  const people = await listPeople(db);
  const members = people.flatMap(({ id, name, role, status }) => {
    const capacity = capacityOf.get(id);
    return capacity ? [{ id, name, role, status, capacity }] : [];
  });
  const others = people.filter((person) => person.status === "active" && !capacityOf.has(person.id));
  const nameOf = new Map(members.map((member) => [member.id, member.name]));
  const leave = await listLeave(db, [...nameOf.keys()], clock.now());
  return {
    team,
    members,
    mayManage,
    practiceDays: (await findTeamPracticeDays(db, teamId)) ?? WORKING_WEEK,
    others: mayManage ? others.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` })) : [],
    leave: leave.map((item) => ({ ...item, who: nameOf.get(item.personId) ?? "" })),
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  const teamId = idFrom(params.team);
  const form = await parseForm(request, TeamForm);
  if (!form.ok) return invalid(form);
  const { deps } = context;
  const by = byViewer(context, viewer);
  const back = (did: string) => redirect(paths.settingsTeam(teamId, { did }));
  const input = form.value;
  switch (input.intent) {
    case "rename": {
      requireMay(context, "teams.manage");
      await renameTeam(deps, { by, id: teamId, name: input.name });
      return back("renamed");
    }
    case "practice-days": {
      if (!viewer.managedTeamIds.includes(teamId)) requireMay(context, "teams.manage");
      await setTeamPracticeDays(deps, { by, teamId, days: input.days });
      return back("practice-days");
    }
    case "set":
    case "remove": {
      requireMay(context, "teams.manage");
      const capacity = input.intent === "set" ? input.capacity : null;
      if (!(await setMembership(deps, { by, teamId, personId: input.person, capacity }))) throw notFound();
      return back(capacity === null ? "removed" : "member");
    }
    case "add-leave":
    case "remove-leave": {
      const teamIds = (await listMembershipsOf(deps.db, input.person)).map((membership) => membership.teamId);
      requireMay(context, "leave.set", { personId: input.person, teamIds });
      const person = await findPerson(deps.db, input.person);
      if (!person) throw notFound();
      if (input.intent === "remove-leave") {
        await removeLeave(deps, { by, personId: person.id, id: input.leave });
        return back("leave-removed");
      }
      const { intent, from, until, note } = input;
      const days = leaveFromDays(from, until, person.timeZone);
      const result = await addLeave(deps, { by, personId: person.id, ...days, note: note || null });
      if (result.kind === "added") return back("member");
      return invalid({ errors: { until: result.message }, values: { intent, from, until, note } });
    }
  }
}

export default function Team() {
  const { team, members, others, leave, mayManage, practiceDays, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page
      title={`${team.name}: ${plural(members.length, "person", "people")}`}
      crumbs={[{ label: "Teams", to: paths.settingsTeams() }, { label: team.name }]}
      lede={<code>{team.key}</code>}
      narrow
    >
      <div className="mt-8">
        <MembersSection members={members} others={others} mayManage={mayManage} form={formState(result, "set")} />
        <PracticeDaysSection days={practiceDays} form={formState(result, "practice-days")} />
        <LeaveSection leave={leave} members={members} timeZone={timeZone} form={formState(result, "add-leave")} />
        {mayManage ? <RenameSection name={team.name} form={formState(result, "rename")} /> : null}
      </div>
    </Page>
  );
}
