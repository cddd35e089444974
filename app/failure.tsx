import { Link, useLocation } from "@remix-run/react";
import { BrandMark } from "./ui/frame/brand-mark.tsx";

interface FailureProps {
  status: number;
  message?: string | undefined;
  requestId?: string | undefined;
}

/** A page that never came: no answer, so no status. */
export const NO_CONNECTION = 0;

/** The page in place of a page that can't be shown. */
export function Failure({ status, message, requestId }: FailureProps) {
  const { title, text } = wordingOf(status);
  const { pathname, search } = useLocation();
  return (
    <main
      className="mx-auto grid min-h-dvh w-full max-w-[28rem] content-center justify-items-start px-4 py-12"
      id="main"
    >
      <p className="mb-6 flex items-center gap-2 font-semibold">
        <BrandMark />
        Greenroom
      </p>
      <h1>{title}</h1>
      <p className="mt-2 text-lg text-ink-2">{message ?? text}</p>
      {status === NO_CONNECTION ? (
        <Link className="button button-primary mt-6" to={pathname + search} reloadDocument>
          Try again
        </Link>
      ) : (
        <Link className="button button-primary mt-6" to="/">
          To today's page
        </Link>
      )}
      {requestId ? (
        <p className="mt-8 text-xs text-ink-3">
          If you ask about it, name this request: <span className="block font-mono">{requestId}</span>
        </p>
      ) : null}
    </main>
  );
}

/** What went wrong, in the house's words. */
export function wordingOf(status: number): { title: string; text: string } {
  if (status === NO_CONNECTION) {
    return { title: "No connection", text: "Greenroom can't be reached from here. Answers you have given are kept." };
  }
  if (status === 404) return { title: "Nothing on this stage", text: "There is no page at this address." };
  if (status === 403) return { title: "Not yours to open", text: "Your role does not cover this page." };
  if (status === 401) return { title: "Sign in first", text: "This page needs to know who you are." };
  if (status === 503) return { title: "Back in a moment", text: "Greenroom can't reach its data right now." };
  return { title: "Something went wrong", text: "The mistake is ours, and it has been noted." };
}
