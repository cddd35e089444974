import { Form, Link, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { formState, type FormState } from "#app/routes/form-state.ts";
import { listOpenInvites } from "#app/stores/invites.ts";
import { listPeople } from "#app/stores/people.ts";
import { listMemberships, listTeams } from "#app/stores/teams.ts";
import { CopyOnce } from "#app/ui/controls/copy-once.tsx";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { Select } from "#app/ui/controls/select.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatDate, pluralWord } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { invitePerson } from "#app/use-cases/people/invite-person.ts";
import { byViewer } from "./by.server.ts";
import { InviteForm } from "./forms.server.ts";
import { TeamChecks } from "./team-checks.tsx";
import { ROLE_OPTIONS, ROLE_WORDS } from "./words.ts";

export const meta: MetaFunction = () => [{ title: "People – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMay(context, "people.manage", {}, request);
  const { db, clock } = context.deps;
  const teams = await listTeams(db);
  const memberships = await listMemberships(
    db,
    teams.map((team) => team.id),
  );
  const nameOf = new Map(teams.map((team) => [team.id, team.name]));
  const people = (await listPeople(db)).map((person) => {
    const own = memberships.filter((membership) => membership.personId === person.id);
    return { ...person, teams: own.map((membership) => nameOf.get(membership.teamId) ?? "") };
  });
  const invites = await listOpenInvites(db, clock.now());
  const open = invites.map(({ email, name, role, expiresAt }) => ({ email, name, role, expiresAt }));
  return { people, teams, invites: open, timeZone: viewer.timeZone };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "people.manage");
  const form = await parseForm(request, InviteForm);
  if (!form.ok) return invalid(form);
  const { email, name, role, teams } = form.value;
  const result = await invitePerson(context.deps, { by: byViewer(context, viewer), email, name, role, teamIds: teams });
  if (result.kind === "refused") {
    return invalid({ errors: { [result.field]: result.message }, values: { email, name, role } });
  }
  // Answered, not redirected: the secret must never be in an address of ours.
  return data({ link: context.config.publicOrigin + paths.invite(result.token), email });
}

export default function People() {
  const { people, teams, invites, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const active = people.filter((person) => person.status === "active").length;
  return (
    <Page title={`${pluralWord(active, "person", "people")} can come in.`}>
      <div className="mt-8">
        {result && "link" in result ? <CopyOnce label={`Invitation for ${result.email}`} secret={result.link} /> : null}
        <Section title="Everybody" quiet>
          <PeopleTable people={people} />
        </Section>
        {invites.length > 0 ? (
          <Section title="Invited">
            <Rows label="Invited">
              {invites.map((invite) => (
                <li key={invite.email + invite.expiresAt} className="flex flex-wrap justify-between gap-3">
                  <span>
                    {invite.name} <span className="text-ink-3">{invite.email}</span>
                  </span>
                  <span className="text-sm text-ink-2">
                    {ROLE_WORDS[invite.role]}, link ends {formatDate(invite.expiresAt, timeZone)}
                  </span>
                </li>
              ))}
            </Rows>
          </Section>
        ) : null}
        <InviteSection teams={teams} form={formState(result)} />
      </div>
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function PeopleTable({ people }: { people: Loaded["people"] }) {
  return (
    <DataTable
      caption="People"
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        {
          key: "name",
          header: "Name",
          rowHeader: true,
          cell: (person) => (
            <Link className="link" to={paths.settingsPerson(person.id)}>
              {person.name}
            </Link>
          ),
        },
        { key: "email", header: "Email", cell: (person) => person.email },
        { key: "role", header: "Role", cell: (person) => ROLE_WORDS[person.role] },
        { key: "teams", header: "Teams", cell: (person) => person.teams.join(", ") || "none" },
        {
          key: "status",
          header: "Account",
          cell: (person) => (person.status === "active" ? "open" : <Tag>ended</Tag>),
        },
      ]}
    />
  );
}

function InviteSection({ teams, form }: { teams: Loaded["teams"]; form: FormState }) {
  return (
    <Section title="Invite somebody" aside="They choose their own password">
      <Form method="post" className="grid max-w-[44rem] gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label="Name"
            name="name"
            required
            autoComplete="off"
            defaultValue={form.value("name")}
            error={form.error("name")}
          />
          <Field
            label="Email"
            name="email"
            type="email"
            required
            autoComplete="off"
            defaultValue={form.value("email")}
            error={form.error("email")}
          />
        </div>
        <Select
          label="Role"
          name="role"
          options={ROLE_OPTIONS}
          defaultValue={form.value("role") ?? "rep"}
          error={form.error("role")}
        />
        <TeamChecks teams={teams} />
        <div>
          <SubmitButton>Make an invitation link</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
