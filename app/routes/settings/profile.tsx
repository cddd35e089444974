import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/server-runtime";
import { PASSWORD_MIN } from "#app/auth/password-length.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { formState, type FormState } from "#app/routes/form-state.ts";
import { waitWords } from "#app/routes/public/wait-words.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { changePassword } from "#app/use-cases/access/change-password.ts";
import { updatePerson } from "#app/use-cases/people/update-person.ts";
import { byViewer } from "./by.server.ts";
import { ProfileForm } from "./forms.server.ts";
import { TimeZoneSelect } from "./time-zone-select.tsx";
import { timeZones } from "./time-zones.server.ts";
import { ROLE_WORDS } from "./words.ts";

export const meta: MetaFunction = () => [{ title: "Profile – Greenroom" }];

/** Retry-After reaches a browser without JavaScript too. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ context, request }: LoaderFunctionArgs) {
  const { name, email, role, timeZone } = requireViewer(context, request);
  return { name, email, role, timeZone, zones: timeZones(timeZone) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  const form = await parseForm(request, ProfileForm);
  if (!form.ok) return invalid(form);
  const { deps, clientAddress: address } = context;
  const by = byViewer(context, viewer);
  if (form.value.intent === "profile") {
    const { name, timeZone } = form.value;
    await updatePerson(deps, { by, personId: viewer.id, change: { name, timeZone } });
    return redirect(paths.settings({ did: "profile" }));
  }
  const { currentPassword: current, newPassword: next } = form.value;
  const result = await changePassword(deps, { by, viewer, current, next, address });
  const values = { intent: "password" };
  switch (result.kind) {
    case "changed":
      return redirect(paths.settings({ did: "password" }));
    case "refused": {
      const field = result.field === "current" ? "currentPassword" : "newPassword";
      return invalid({ errors: { [field]: result.message }, values });
    }
    case "wait": {
      const { seconds, message } = waitWords(result.until, deps.clock.now());
      const headers = { "retry-after": String(seconds) };
      return data({ form: { errors: { form: message }, values } }, { status: 429, headers });
    }
    case "busy":
      return data({ form: { errors: { form: "Try again in a moment." }, values } }, { status: 503 });
  }
}

export default function Profile() {
  const { name, email, role, timeZone, zones } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const profile = formState(result, "profile");
  return (
    <Page title={`You are ${name}.`} lede={`${ROLE_WORDS[role]}, ${email}`} narrow>
      <div className="mt-8">
        <Section title="Profile" quiet>
          <Form method="post" className="grid gap-5">
            <Field
              label="Name"
              name="name"
              autoComplete="name"
              required
              defaultValue={profile.value("name") ?? name}
              error={profile.error("name")}
            />
            <TimeZoneSelect
              zones={zones}
              current={profile.value("timeZone") ?? timeZone}
              error={profile.error("timeZone")}
            />
            <div>
              <SubmitButton name="intent" value="profile">
                Save
              </SubmitButton>
            </div>
          </Form>
        </Section>
        <PasswordSection email={email} form={formState(result, "password")} />
        <Section title="Leave this browser">
          <Form method="post" action={paths.signOut()} reloadDocument>
            <SubmitButton variant="secondary">Sign out</SubmitButton>
          </Form>
        </Section>
      </div>
    </Page>
  );
}

function PasswordSection({ email, form }: { email: string; form: FormState }) {
  return (
    <Section title="Password" aside="Changing it signs you out everywhere else">
      <Form method="post" className="grid gap-5">
        <FormErrors errors={form.general} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          label="Current password"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          error={form.error("currentPassword")}
        />
        <Field
          label="New password"
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          minLength={PASSWORD_MIN}
          hint="At least 8 characters; a few unrelated words are best."
          error={form.error("newPassword")}
        />
        <div>
          <SubmitButton variant="secondary" name="intent" value="password">
            Change password
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
