import { Link } from "@remix-run/react";

interface FailureProps {
  status: number;
  message?: string | undefined;
  requestId?: string | undefined;
}

/** The page in place of a page that can't be shown. */
export function Failure({ status, message, requestId }: FailureProps) {
  const { title, text } = wordingOf(status);
  return (
    <main className="mx-auto grid max-w-measure gap-4 p-8" id="main">
      <h1>{title}</h1>
      <p className="text-lg text-ink-2">{message ?? text}</p>
      <p>
        <Link className="link" to="/">
          To today's page
        </Link>
      </p>
      {requestId ? <p className="text-sm text-ink-3">Request {requestId}</p> : null}
    </main>
  );
}

/** What went wrong, in the house's words. */
export function wordingOf(status: number): { title: string; text: string } {
  if (status === 404) return { title: "Nothing on this stage", text: "There is no page at this address." };
  if (status === 403) return { title: "Not yours to open", text: "Your role does not cover this page." };
  if (status === 401) return { title: "Sign in first", text: "This page needs to know who you are." };
  if (status === 503) return { title: "Back in a moment", text: "Greenroom can't reach its data right now." };
  return { title: "Something went wrong", text: "The mistake is ours, and it has been noted." };
}
