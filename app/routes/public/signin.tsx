import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/server-runtime";
import { sessionCookie } from "#app/auth/lucia.server.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { formState } from "#app/routes/form-state.ts";
import { Button } from "#app/ui/controls/button.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { FormErrors } from "#app/ui/controls/form-errors.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { DEMO_PASSWORD, listDemoSignIns } from "#app/use-cases/access/demo-sign-ins.ts";
import { signIn, type SignInResult } from "#app/use-cases/access/sign-in.ts";
import { Door } from "./door.tsx";
import { SignInForm } from "./forms.server.ts";
import { returnTo } from "./return-to.ts";
import { waitWords } from "./wait-words.ts";

export const meta: MetaFunction = () => [{ title: "Sign in – Greenroom" }];

/** Retry-After reaches a browser without JavaScript too. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.viewer) throw redirect(returnTo(request));
  return { demo: await listDemoSignIns(context.deps) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, SignInForm);
  if (!form.ok) return invalid({ ...form, errors: { form: "Write your email address and your password." } });
  const { deps, config, viewer, clientAddress: address, requestId } = context;
  const credentials = "demo" in form.value ? { email: form.value.demo, password: DEMO_PASSWORD } : { ...form.value };
  const result = await signIn(deps, sessionPolicy(config), {
    ...credentials,
    address,
    userAgent: request.headers.get("user-agent"),
    previousSessionId: viewer?.sessionId ?? null,
    requestId,
  });
  if (result.kind !== "signed_in") return refusal(result, credentials.email, deps.clock.now());
  const cookie = sessionCookie(deps, sessionPolicy(config), result.token);
  return redirect(returnTo(request), { headers: { "set-cookie": cookie } });
}

export default function SignIn() {
  const { demo } = useLoaderData<typeof loader>();
  const form = formState(useActionData<typeof action>());
  return (
    <Door title="Sign in">
      <Form method="post" className="grid gap-5">
        <FormErrors errors={form.general} />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          defaultValue={form.value("email")}
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <SubmitButton>Sign in</SubmitButton>
        <p className="text-sm text-ink-2">Forgot it? An admin of yours can give you a link for a new one.</p>
      </Form>
      {demo.length > 0 ? <DemoPeople people={demo} /> : null}
    </Door>
  );
}

function DemoPeople({ people }: { people: Awaited<ReturnType<typeof listDemoSignIns>> }) {
  return (
    <Form method="post" className="mt-8 border-t border-line pt-6">
      <h2 className="text-base">This is the demo world. Look around as</h2>
      <ul className="mt-3 grid grid-cols-1 gap-3">
        {people.map((person) => (
          <li key={person.email} className="flex items-center justify-between gap-3">
            <span className="min-w-0">
              <span className="block truncate">{person.name}</span>
              <span className="block text-sm text-ink-3">{person.story}</span>
            </span>
            <Button
              type="submit"
              size="s"
              className="flex-none"
              name="demo"
              value={person.email}
              aria-label={`Sign in as ${person.name}`}
            >
              Sign in
            </Button>
          </li>
        ))}
      </ul>
    </Form>
  );
}

function refusal(result: Exclude<SignInResult, { kind: "signed_in" }>, email: string, now: number) {
  const values = { email };
  switch (result.kind) {
    case "wrong":
      return invalid({ errors: { form: "That email and password don't belong together." }, values });
    case "wait": {
      const { seconds, message } = waitWords(result.until, now);
      const headers = { "retry-after": String(seconds) };
      return data({ form: { errors: { form: message }, values } }, { status: 429, headers });
    }
    case "busy": {
      const errors = { form: "Many people are signing in right now. Try again in a moment." };
      return data({ form: { errors, values } }, { status: 503, headers: { "retry-after": "2" } });
    }
  }
}
