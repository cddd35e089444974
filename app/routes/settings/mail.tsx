import { Form, useLoaderData, type MetaFunction } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { maySome, scopeOf } from "#app/auth/permissions.ts";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { forbidden } from "#app/http/responses.ts";
import { paths } from "#app/paths.ts";
import { listUndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { EmptyState } from "#app/ui/frame/empty-state.tsx";
import { Notice } from "#app/ui/frame/notice.tsx";
import { Page } from "#app/ui/frame/page.tsx";
import { Section } from "#app/ui/frame/section.tsx";
import { retryMail } from "#app/use-cases/notices/retry-mail.ts";
import { byViewer } from "./by.server.ts";
import { MailForm } from "./forms.server.ts";
import { MailTable } from "./mail-table.tsx";
import { mailTitle } from "./mail-words.ts";

export const meta: MetaFunction = () => [{ title: "Mail – Greenroom" }];

const MOST = 200;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireMailViewer(context, request);
  const { db, mailer, clock } = context.deps;
  const mails = await listUndeliveredMail(db, { scope: scopeOf(viewer, "mail.retry"), limit: MOST });
  return {
    gaveUp: mails.filter(({ nextAt }) => nextAt === null),
    retrying: mails.filter(({ nextAt }) => nextAt !== null),
    canMail: mailer !== undefined,
    isAdmin: viewer.role === "admin",
    now: clock.now(),
    timeZone: viewer.timeZone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireMailViewer(context);
  const form = await parseForm(request, MailForm);
  if (!form.ok) return invalid(form);
  if (context.deps.mailer === undefined) return redirect(paths.settingsMail());
  const tried = await retryMail(context.deps, {
    by: byViewer(context, viewer),
    scope: scopeOf(viewer, "mail.retry"),
    noticeId: form.value.intent === "retry" ? form.value.notice : null,
  });
  return redirect(paths.settingsMail({ did: tried > 0 ? "mail" : "mail-moot" }));
}

export default function Mail() {
  const { gaveUp, retrying, canMail, isAdmin, now, timeZone } = useLoaderData<typeof loader>();
  const table = { now, timeZone, canMail, isAdmin };
  return (
    <Page
      title={mailTitle(gaveUp, retrying)}
      lede="What is sent by mail is always shown in Greenroom too. Mail that a server doesn’t take is tried twelve times over about sixteen hours."
    >
      <div className="mt-8">
        {canMail ? null : (
          <div className="mb-8">
            <Notice kind="soon" title="No mail server is set up here">
              Nothing goes out by mail, and nothing can be tried again.{" "}
              {isAdmin ? "Set SMTP_URL where Greenroom is started." : "An admin can set one up."}
            </Notice>
          </div>
        )}
        {gaveUp.length > 0 ? (
          <Section title="Gave up after twelve tries" aside={canMail ? <RetryAll count={gaveUp.length} /> : null}>
            <MailTable caption="Mail that gave up" mails={gaveUp} {...table} />
          </Section>
        ) : null}
        {retrying.length > 0 ? (
          <Section title="Still being tried">
            <MailTable caption="Mail still being tried" mails={retrying} {...table} />
          </Section>
        ) : null}
        {gaveUp.length + retrying.length === 0 ? (
          <EmptyState title="Nothing waits" icon="check">
            When a mail server refuses a reminder or can’t be reached, it is listed here: for whom, since when, what the
            server said, and a button to try again.
          </EmptyState>
        ) : null}
      </div>
    </Page>
  );
}

/** More than one at once, so that after an outage nobody presses thirty buttons. */
function RetryAll({ count }: { count: number }) {
  if (count < 2) return null;
  return (
    <Form method="post">
      <SubmitButton variant="secondary" size="s" name="intent" value="retry-all">
        Try all again
      </SubmitButton>
    </Form>
  );
}

function requireMailViewer(...asked: Parameters<typeof requireViewer>) {
  const viewer = requireViewer(...asked);
  if (!maySome(viewer, "mail.retry")) throw forbidden();
  return viewer;
}
