import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "#app/ui/controls/submit-button.tsx";
import { formatAgo, pluralWord } from "#app/ui/format.ts";
import type { RepToday } from "./pages.ts";

/** What happened while you were away, one line each. Nothing if nothing did. */
export function Notices({ notices, now }: { notices: RepToday["notices"]; now: number }) {
  if (notices.length === 0) return null;
  return (
    <section className="rounded-md bg-sunken px-4 py-2 text-sm" aria-label="News for you">
      <header className="flex items-center gap-3">
        <h2 className="text-sm font-semibold">{pluralWord(notices.length, "thing", "things")} since you last looked</h2>
        <Form method="post" className="ms-auto -me-3">
          {notices.map(({ id }) => (
            <input key={id} type="hidden" name="notice[]" value={id} />
          ))}
          <SubmitButton variant="quiet" size="s">
            Mark as read
          </SubmitButton>
        </Form>
      </header>
      <ul>
        {notices.map((notice) => (
          <li
            key={notice.id}
            className="grid items-baseline gap-x-6 border-t border-line py-2 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <p>
              <NoticeTitle {...notice} /> <span className="text-ink-2 max-sm:block sm:ms-2">{notice.body}</span>
            </p>
            <span className="text-ink-3 tabular-nums">{formatAgo(notice.createdAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeTitle({ title, href }: { title: string; href: string | null }) {
  if (href === null) return <b className="font-medium">{title}</b>;
  return (
    <Link className="link font-medium max-sm:inline-block max-sm:py-1" to={href}>
      {title}
    </Link>
  );
}
