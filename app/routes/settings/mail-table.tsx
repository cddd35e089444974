import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import type { UndeliveredMail } from "#app/stores/undelivered-mail.ts";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { DataTable } from "#app/ui/controls/data-table.tsx";
import { formatWhen, plural } from "#app/ui/format.ts";

interface MailTableProps {
  caption: string;
  mails: readonly UndeliveredMail[];
  canMail: boolean;
  isAdmin: boolean;
  now: number;
  timeZone: string;
}

/** Who should have read what, since when, what the mail server said, and a way to try again. */
export function MailTable({ caption, mails, canMail, isAdmin, now, timeZone }: MailTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={mails}
      rowKey={(mail) => mail.noticeId}
      columns={[
        {
          key: "to",
          header: "To",
          rowHeader: true,
          cell: (mail) => (
            <>
              {isAdmin ? (
                <Link className="link" to={paths.settingsPerson(mail.personId)}>
                  {mail.name}
                </Link>
              ) : (
                mail.name
              )}
              <span className="block wrap-anywhere text-sm font-normal text-ink-3 md:min-w-44">{mail.address}</span>
            </>
          ),
        },
        { key: "what", header: "What", cell: (mail) => mail.title },
        {
          key: "since",
          header: "Since",
          cell: (mail) => <span className="sm:whitespace-nowrap">{formatWhen(mail.since, now, timeZone)}</span>,
        },
        {
          key: "error",
          header: "The last answer",
          cell: (mail) => (
            <>
              <span className="break-words">{mail.error || "None."}</span>
              <span className="block text-sm text-ink-3">{triesWords(mail, now, timeZone)}</span>
            </>
          ),
        },
        ...(canMail
          ? [
              {
                key: "retry",
                header: "Try again",
                quiet: true,
                cell: (mail: UndeliveredMail) => (
                  <Form method="post" className="md:whitespace-nowrap">
                    <input type="hidden" name="notice" value={mail.noticeId} />
                    <SubmitButton
                      variant="secondary"
                      size="s"
                      name="intent"
                      value="retry"
                      aria-label={`Try the mail to ${mail.name} again`}
                    >
                      Try again
                    </SubmitButton>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function triesWords({ attempts, triedAt, nextAt }: UndeliveredMail, now: number, timeZone: string): string {
  const last = `${plural(attempts, "try", "tries")}, the last ${formatWhen(triedAt, now, timeZone)}`;
  return nextAt === null ? `${last}.` : `${last}; the next ${formatWhen(nextAt, now, timeZone)}.`;
}
