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
        <Form method="post" className="ms-auto">
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
          <li key={notice.id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2">
            <NoticeTitle {...notice} />
            <span className="text-ink-2 max-sm:basis-full">{notice.body}</span>
            <span className="text-ink-3 sm:ms-auto">{formatAgo(notice.createdAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeTitle({ title, href }: { title: string; href: string | null }) {
  if (href === null) return <b className="font-medium">{title}</b>;
  return (
    <Link className="link font-medium" to={href}>
      {title}
    </Link>
  );
}
