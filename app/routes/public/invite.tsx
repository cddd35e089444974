import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { sessionCookie } from "#app/auth/lucia.server.ts";
import { PASSWORD_MIN } from "#app/auth/password-length.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { TimeZoneSelect } from "#app/routes/settings/time-zone-select.tsx";
import { timeZones } from "#app/routes/settings/time-zones.server.ts";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { acceptInvite, findInvitation } from "#app/use-cases/people/accept-invite.ts";
import { Door } from "./door.tsx";
import { InvitationForm } from "./forms.server.ts";

const CLOSED = "This link has been used or has expired. Ask whoever sent it for a new one.";

export const meta: MetaFunction = () => [
  { title: "Your account – Greenroom" },
  { name: "referrer", content: "no-referrer" },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const invitation = await findInvitation(context.deps, params.token ?? "");
  if (!invitation) throw notFound(CLOSED);
  return { ...invitation, zones: timeZones("Europe/Berlin") };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await parseForm(request, InvitationForm);
  if (!form.ok) return invalid(form);
  const { deps, config, requestId } = context;
  const userAgent = request.headers.get("user-agent");
  const input = { ...form.value, token: params.token ?? "", userAgent, requestId };
  const result = await acceptInvite(deps, sessionPolicy(config), input);
  if (result.kind === "closed") throw notFound(CLOSED);
  if (result.kind === "refused") {
    const { name, timeZone } = form.value;
    return invalid({ errors: { [result.field]: result.message }, values: { name, timeZone } });
  }
  const cookie = sessionCookie(deps, sessionPolicy(config), result.token);
  return redirect(paths.today(), { headers: { "set-cookie": cookie } });
}

export default function Invite() {
  const { email, name, known, zones } = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Door
      title={known ? "Choose a new password" : `Welcome, ${name}`}
      lede={known ? "You are signed out everywhere else. This link works once." : "Choose a password, and you are in."}
    >
      <Form method="post" className="grid gap-5">
        <Field label="Email" name="username" type="email" autoComplete="username" readOnly value={email} />
        {known ? (
          <input type="hidden" name="name" value={name} />
        ) : (
          <Field
            label="Your name"
            name="name"
            autoComplete="name"
            required
            defaultValue={form.value("name") ?? name}
            error={form.error("name")}
          />
        )}
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={PASSWORD_MIN}
          hint="At least 8 characters; a few unrelated words are best."
          error={form.error("password")}
        />
        {known ? (
          <input type="hidden" name="timeZone" value="UTC" />
        ) : (
          <TimeZoneSelect
            zones={zones}
            current={form.value("timeZone") ?? "Europe/Berlin"}
            guess
            error={form.error("timeZone")}
          />
        )}
        <SubmitButton>{known ? "Set the password" : "Make my account"}</SubmitButton>
      </Form>
    </Door>
  );
}
