import { Form, Link, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { may } from "#app/auth/permissions.ts";
import { requireMay, requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { forbidden } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { listMemberships, listTeams } from "#app/stores/teams.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { plural, pluralWord } from "#app/ui/format.ts";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { createTeam } from "#app/use-cases/people/create-team.ts";
import { byViewer } from "./by.server.ts";
import { NewTeamForm } from "./forms.server.ts";

export const meta: MetaFunction = () => [{ title: "Teams – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const mayCreate = may(viewer, "teams.manage");
  if (!mayCreate && viewer.managedTeamIds.length === 0) throw forbidden();
  const all = await listTeams(context.deps.db);
  const teams = all.filter((team) => mayCreate || viewer.managedTeamIds.includes(team.id));
  const memberships = await listMemberships(
    context.deps.db,
    teams.map((team) => team.id),
  );
  return {
    mayCreate,
    teams: teams.map(({ id, key, name }) => {
      const own = memberships.filter((membership) => membership.teamId === id);
      const managers = own.filter((membership) => membership.capacity === "manager").length;
      return { id, key, name, managers, members: own.length - managers };
    }),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "teams.manage");
  const form = await parseForm(request, NewTeamForm);
  if (!form.ok) return invalid(form);
  const { key, name } = form.value;
  const result = await createTeam(context.deps, { by: byViewer(context, viewer), key, name });
  if (result.kind === "refused") return invalid({ errors: { key: result.message }, values: { key, name } });
  return redirect(paths.settingsTeam(result.id, { did: "team" }));
}

export default function Teams() {
  const { teams, mayCreate } = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Page
      title={mayCreate ? `${pluralWord(teams.length, "team")} to enrol in campaigns.` : "The teams you manage"}
      lede="A campaign enrols teams; whoever joins one has something to practise the same minute."
      narrow
    >
      <div className="mt-8">
        <Section title="Teams" quiet>
          {teams.length > 0 ? (
            <Rows label="Teams">
              {teams.map((team) => (
                <li key={team.id} className="flex flex-wrap items-baseline justify-between gap-3">
                  <span>
                    <Link className="link font-semibold" to={paths.settingsTeam(team.id)}>
                      {team.name}
                    </Link>{" "}
                    <code className="text-sm text-ink-3">{team.key}</code>
                  </span>
                  <span className="text-sm text-ink-2">
                    {plural(team.members, "member")}, {plural(team.managers, "manager")}
                  </span>
                </li>
              ))}
            </Rows>
          ) : (
            <EmptyState title="No teams yet" icon="team">
              Make the first one below, add its people, and name it in a campaign's playbook.
            </EmptyState>
          )}
        </Section>
        {mayCreate ? (
          <Section title="Make a team">
            <Form method="post" className="grid gap-5">
              <div className="grid gap-5 sm:grid-cols-2">
                <Field
                  label="Name"
                  name="name"
                  required
                  placeholder="EMEA new business"
                  defaultValue={form.value("name")}
                  error={form.error("name")}
                />
                <Field
                  label="Key"
                  name="key"
                  required
                  pattern="[a-z0-9][a-z0-9\-]*"
                  placeholder="emea-new-business"
                  hint="Playbooks name the team by it"
                  defaultValue={form.value("key")}
                  error={form.error("key")}
                />
              </div>
              <div>
                <SubmitButton>Make the team</SubmitButton>
              </div>
            </Form>
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
