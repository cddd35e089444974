import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireMay } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { listKeys } from "#app/stores/api-keys.ts";
import { Checkbox } from "#app/ui/controls/checkbox.tsx";
import { CopyOnce } from "#app/ui/controls/copy-once.tsx";
import { Field, FieldError } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { createServiceKey } from "#app/use-cases/access/create-key.ts";
import { revokeKey } from "#app/use-cases/access/revoke-key.ts";
import { byViewer } from "./by.server.ts";
import { KeyForm } from "./forms.server.ts";
import { KeyList } from "./key-list.tsx";
import { SCOPE_WORDS } from "./words.ts";

export const meta: MetaFunction = () => [{ title: "API keys – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMay(context, "keys.manage", {}, request);
  return { keys: await listKeys(context.deps.db, { kind: "service" }), timeZone: viewer.timeZone };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMay(context, "keys.manage");
  const form = await parseForm(request, KeyForm);
  if (!form.ok) return invalid(form);
  const { deps } = context;
  const by = byViewer(context, viewer);
  if (form.value.intent === "create") {
    const { name, scopes } = form.value;
    const { secret } = await createServiceKey(deps, { by, name, scopes });
    // Answered, not redirected: the secret must never be in an address.
    return data({ secret });
  }
  const revoked = await revokeKey(deps, { by, id: form.value.key, of: { kind: "service" } });
  if (!revoked) throw notFound("That key opens nothing already.");
  return redirect(paths.settingsKeys({ did: "key" }));
}

export default function Keys() {
  const { keys, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = formState(result, "create");
  return (
    <Page
      title="Keys open the API to your other systems."
      lede="A router asks who may get a lead, a form sends one in. Each key opens only what you tick."
      narrow
    >
      <div className="mt-8">
        {result && "secret" in result ? <CopyOnce label="The new key" secret={result.secret} /> : null}
        <Section title="Keys in use">
          {keys.length > 0 ? (
            <KeyList label="Keys in use" keys={keys} timeZone={timeZone} />
          ) : (
            <EmptyState title="No keys" icon="settings">
              Leads and questions from other systems come in with a key. Make one for each system, so that each can be
              revoked alone.
            </EmptyState>
          )}
        </Section>
        <Section title="Make a key">
          <Form method="post" className="grid gap-5">
            <Field
              label="Which system?"
              name="name"
              required
              maxLength={120}
              placeholder="Website form"
              defaultValue={form.value("name")}
              error={form.error("name")}
            />
            <fieldset className="grid gap-3" aria-describedby={form.error("scopes") ? "scopes-error" : undefined}>
              <legend className="label mb-2">What may it do?</legend>
              {SCOPE_WORDS.map(({ scope, hint }) => (
                <Checkbox key={scope} name="scopes[]" value={scope} label={hint} hint={<code>{scope}</code>} />
              ))}
              <FieldError id="scopes-error" error={form.error("scopes")} />
            </fieldset>
            <div>
              <SubmitButton name="intent" value="create">
                Make a key
              </SubmitButton>
            </div>
          </Form>
        </Section>
      </div>
    </Page>
  );
}
