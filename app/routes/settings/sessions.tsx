import { Form, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { listSessions } from "#app/stores/sessions.ts";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { Tag } from "#app/ui/controls/tag.tsx";
import { formatDateTime, pluralWord } from "#app/ui/format.ts";
import { Rows } from "#app/ui/frame/layout.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { endSession, endSessions } from "#app/use-cases/access/end-sessions.ts";
import { byViewer } from "./by.server.ts";
import { deviceName } from "./device-name.ts";
import { SessionForm } from "./forms.server.ts";

export const meta: MetaFunction = () => [{ title: "Sessions – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { db, clock } = context.deps;
  const sessions = (await listSessions(db, viewer.id)).filter((session) => session.expiresAt > clock.now());
  return {
    timeZone: viewer.timeZone,
    sessions: sessions.map(({ id, createdAt, expiresAt, userAgent }) => {
      return { id, createdAt, expiresAt, device: deviceName(userAgent), isThis: id === viewer.sessionId };
    }),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context);
  const form = await parseForm(request, SessionForm);
  if (!form.ok) return invalid(form);
  const { deps } = context;
  const by = byViewer(context, viewer);
  if (form.value.intent === "end-others") {
    await endSessions(deps, { by, personId: viewer.id, exceptSessionId: viewer.sessionId });
    return redirect(paths.settingsSessions({ did: "sessions" }));
  }
  const ended = await endSession(deps, { by, personId: viewer.id, sessionId: form.value.session });
  if (!ended) throw notFound("That session has ended already.");
  return redirect(paths.settingsSessions({ did: "session" }));
}

export default function Sessions() {
  const { sessions, timeZone } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`You are signed in at ${pluralWord(sessions.length, "place").toLowerCase()}.`}
      lede="A session you don't recognise? End it, then change your password."
      narrow
    >
      <div className="mt-8 grid gap-6">
        <Rows label="Sessions">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <p className="flex flex-wrap items-center gap-2">
                  {session.device}
                  {session.isThis ? <Tag tone="ink">This one</Tag> : null}
                </p>
                <p className="text-sm text-ink-2">
                  Since {formatDateTime(session.createdAt, timeZone)}; ends{" "}
                  {formatDateTime(session.expiresAt, timeZone)} unless used before
                </p>
              </div>
              {session.isThis ? null : (
                <Form method="post">
                  <input type="hidden" name="session" value={session.id} />
                  <SubmitButton variant="secondary" size="s" name="intent" value="end">
                    End
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </Rows>
        {sessions.length > 1 ? (
          <Form method="post">
            <SubmitButton variant="secondary" name="intent" value="end-others">
              Sign out everywhere else
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </Page>
  );
}
