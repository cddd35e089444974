import { Link } from "@remix-run/react";
import { formatAgo } from "#app/ui/format.ts";
import { Notice } from "#app/ui/frame/notice.tsx";
import type { RepToday } from "./pages.ts";

/** What happened while you were away. Nothing if nothing did. */
export function Notices({ notices, now }: { notices: RepToday["notices"]; now: number }) {
  if (notices.length === 0) return null;
  return (
    <ul aria-label="News for you" className="grid gap-2">
      {notices.map(({ id, title, body, href, createdAt }) => (
        <li key={id}>
          <Notice
            title={title}
            action={
              href ? (
                <Link className="link" to={href}>
                  Open
                </Link>
              ) : undefined
            }
          >
            {body} <span className="text-ink-3">{formatAgo(createdAt, now)}</span>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
