import { Form, Link, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { findPerson } from "#app/stores/people.ts";
import { listMembershipsOf, listTeams } from "#app/stores/teams.ts";
import { CopyOnce } from "#app/ui/controls/copy-once.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { plural } from "#app/ui/format.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { endSessions } from "#app/use-cases/access/end-sessions.ts";
import { issuePasswordLink } from "#app/use-cases/people/invite-person.ts";
import { setPersonStatus } from "#app/use-cases/people/set-person-status.ts";
import { updatePerson } from "#app/use-cases/people/update-person.ts";
import { byViewer } from "./by.server.ts";
import { PersonForm } from "./forms.server.ts";
import { idFrom } from "./ids.server.ts";
import { PersonFields } from "./person-fields.tsx";
import { timeZones } from "./time-zones.server.ts";
import { ROLE_WORDS } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? "Person"} – Greenroom` },
];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireMay(context, "people.manage", {}, request);
  const { db } = context.deps;
  const person = await findPerson(db, idFrom(params.person));
  if (!person) throw notFound();
  const own = new Map((await listMembershipsOf(db, person.id)).map((item) => [item.teamId, item.capacity]));
  const teams = (await listTeams(db)).flatMap((team) => {
    const capacity = own.get(team.id);
    return capacity ? [{ id: team.id, name: team.name, capacity }] : [];
  });
  return { person, teams, zones: timeZones(person.timeZone) };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "people.manage");
  const personId = idFrom(params.person);
  const form = await parseForm(request, PersonForm);
  if (!form.ok) return invalid(form);
  const { deps, config } = context;
  const by = byViewer(context, viewer);
  const back = (did: string) => redirect(paths.settingsPerson(personId, { did }));
  switch (form.value.intent) {
    case "update": {
      const { intent, ...change } = form.value;
      const result = await updatePerson(deps, { by, personId, change });
      if (result.kind === "unknown") throw notFound();
      if (result.kind === "refused") return invalid({ errors: { role: result.message }, values: { intent } });
      return back("person");
    }
    case "password-link": {
      const link = await issuePasswordLink(deps, { by, personId });
      if (!link) throw notFound();
      // Answered, not redirected: the secret must never be in an address of ours.
      return data({ link: config.publicOrigin + paths.invite(link.token) });
    }
    case "end-sessions":
      await endSessions(deps, { by, personId, exceptSessionId: personId === viewer.id ? viewer.sessionId : null });
      return data({ ended: true });
    case "deactivate":
    case "reactivate": {
      const status = form.value.intent === "deactivate" ? "deactivated" : "active";
      const result = await setPersonStatus(deps, { by, personId, status });
      if (result.kind === "unknown") throw notFound();
      if (result.kind === "refused") {
        return invalid({ errors: { form: result.message }, values: { intent: form.value.intent } });
      }
      return back(status === "active" ? "reactivated" : "deactivated");
    }
  }
}

export default function Person() {
  const { person, teams, zones } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isActive = person.status === "active";
  return (
    <Page
      title={isActive ? person.name : `${person.name}'s account has ended.`}
      crumbs={[{ label: "People", to: paths.settingsPeople() }, { label: person.name }]}
      lede={`${ROLE_WORDS[person.role]}, ${person.email}`}
      narrow
    >
      <div className="mt-8">
        {result && "link" in result ? (
          <CopyOnce label={`Link with which ${person.name} chooses a password`} secret={result.link} />
        ) : null}
        {result && "ended" in result ? (
          <Notice kind="done" live>
            {person.name} is signed out everywhere.
          </Notice>
        ) : null}
        <Section title="Profile" quiet>
          <Form method="post" className="grid gap-5">
            <PersonFields person={person} zones={zones} form={formState(result, "update")} />
            <div>
              <SubmitButton name="intent" value="update">
                Save
              </SubmitButton>
            </div>
          </Form>
        </Section>
        <Section title="Teams" aside={plural(teams.length, "team")}>
          {teams.length > 0 ? (
            <ul className="grid gap-1">
              {teams.map((team) => (
                <li key={team.id}>
                  <Link className="link" to={paths.settingsTeam(team.id)}>
                    {team.name}
                  </Link>{" "}
                  <span className="text-sm text-ink-3">{team.capacity}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-ink-2">In no team yet, so in no campaign. Add {person.name} on a team's page.</p>
          )}
        </Section>
        <Section title="Access">
          <FormErrors errors={formState(result).general} />
          <Form method="post" className="mt-2 flex flex-wrap gap-3">
            {isActive ? (
              <>
                <SubmitButton variant="secondary" name="intent" value="password-link">
                  Link for a new password
                </SubmitButton>
                <SubmitButton variant="secondary" name="intent" value="end-sessions">
                  Sign out everywhere
                </SubmitButton>
                <SubmitButton variant="secondary" name="intent" value="deactivate">
                  End the account
                </SubmitButton>
              </>
            ) : (
              <SubmitButton variant="secondary" name="intent" value="reactivate">
                Open the account again
              </SubmitButton>
            )}
          </Form>
          <p className="mt-3 max-w-measure text-sm text-ink-2">
            Ending an account signs {person.name} out, silences their tokens and takes them out of every pool at once.
            Nothing they did is deleted.
          </p>
        </Section>
      </div>
    </Page>
  );
}
