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
import { isSetupOpen, setUpFirstAdmin } from "#app/use-cases/access/set-up-first-admin.ts";
import { Door } from "./door.tsx";
import { SetupForm } from "./forms.server.ts";

const CLOSED =
  "This setup link has been used, has expired, or there is an admin already. A restart prints a new one if there is none.";

export const meta: MetaFunction = () => [{ title: "Set up Greenroom" }, { name: "referrer", content: "no-referrer" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!(await isSetupOpen(context.deps, params.token ?? ""))) throw notFound(CLOSED);
  return { zones: timeZones("Europe/Berlin") };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await parseForm(request, SetupForm);
  if (!form.ok) return invalid(form);
  const { deps, config, requestId } = context;
  const userAgent = request.headers.get("user-agent");
  const input = { ...form.value, token: params.token ?? "", userAgent, requestId };
  const result = await setUpFirstAdmin(deps, sessionPolicy(config), input);
  if (result.kind === "closed") throw notFound(CLOSED);
  if (result.kind === "refused") {
    const { email, name, timeZone } = form.value;
    return invalid({ errors: { [result.field]: result.message }, values: { email, name, timeZone } });
  }
  const cookie = sessionCookie(deps, sessionPolicy(config), result.token);
  return redirect(paths.settingsPeople(), { headers: { "set-cookie": cookie } });
}

export default function Setup() {
  const { zones } = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Door title="The first one in sets the stage" lede="Make the admin's account. This link works once.">
      <Form method="post" className="grid gap-5">
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          required
          defaultValue={form.value("name")}
          error={form.error("name")}
        />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={form.value("email")}
          error={form.error("email")}
        />
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
        <TimeZoneSelect
          zones={zones}
          current={form.value("timeZone") ?? "Europe/Berlin"}
          guess
          error={form.error("timeZone")}
        />
        <SubmitButton>Make the account</SubmitButton>
      </Form>
    </Door>
  );
}
