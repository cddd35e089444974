import { Form, useActionData, useLoaderData, type MetaFunction } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { formState } from "#app/routes/form-state.ts";
import { listKeys } from "#app/stores/api-keys.ts";
import { CopyOnce } from "#app/ui/controls/copy-once.tsx";
import { Field } from "#app/ui/controls/field.tsx";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { createPersonalToken } from "#app/use-cases/access/create-key.ts";
import { revokeKey } from "#app/use-cases/access/revoke-key.ts";
import { byViewer } from "./by.server.ts";
import { TokenForm } from "./forms.server.ts";
import { KeyList } from "./key-list.tsx";

export const meta: MetaFunction = () => [{ title: "Tokens – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  return { keys: await listKeys(context.deps.db, { personId: viewer.id }), timeZone: viewer.timeZone };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  const form = await parseForm(request, TokenForm);
  if (!form.ok) return invalid(form);
  const { deps } = context;
  const by = byViewer(context, viewer);
  if (form.value.intent === "create") {
    const { secret } = await createPersonalToken(deps, { by, name: form.value.name, personId: viewer.id });
    // Answered, not redirected: the secret must never be in an address.
    return data({ secret });
  }
  const revoked = await revokeKey(deps, { by, id: form.value.key, of: { personId: viewer.id } });
  if (!revoked) throw notFound("That token opens nothing already.");
  return redirect(paths.settingsTokens({ did: "token" }));
}

export default function Tokens() {
  const { keys, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = formState(result, "create");
  return (
    <Page
      title="Tokens act as you."
      lede="With one a program of yours may do over the API what you may do here, such as practise from a chat."
      narrow
    >
      <div className="mt-8">
        {result && "secret" in result ? <CopyOnce label="Your new token" secret={result.secret} /> : null}
        <Section title="Make a token">
          <Form method="post" className="grid gap-5">
            <Field
              label="What is it for?"
              name="name"
              required
              maxLength={120}
              placeholder="Practice from Slack"
              error={form.error("name")}
            />
            <div>
              <SubmitButton name="intent" value="create">
                Make a token
              </SubmitButton>
            </div>
          </Form>
        </Section>
        <Section title="Your tokens">
          {keys.length > 0 ? (
            <KeyList label="Your tokens" keys={keys} timeZone={timeZone} />
          ) : (
            <EmptyState title="No tokens" icon="settings">
              You need none to use Greenroom here. Make one when a program should act for you.
            </EmptyState>
          )}
        </Section>
      </div>
    </Page>
  );
}
