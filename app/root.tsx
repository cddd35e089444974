import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/server-runtime";
import type { ReactNode } from "react";
import styles from "#app/ui/styles/app.css?url";
import { Failure, NO_CONNECTION, wordingOf } from "./failure.tsx";
import { useNonce } from "./nonce.ts";
import { themeOf } from "./theme.server.ts";

export const meta: MetaFunction = ({ error }) => {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return [{ title: error ? `${wordingOf(status).title} – Greenroom` : "Greenroom" }];
};

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export function loader({ request, context }: LoaderFunctionArgs) {
  return { theme: themeOf(request), requestId: context.requestId };
}

export default function Root() {
  return <Outlet />;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang="en" data-theme={data?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={data?.theme ?? "light dark"} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const requestId = useRouteLoaderData<typeof loader>("root")?.requestId;
  if (isNetworkFailure(error)) return <Failure status={NO_CONNECTION} />;
  if (!isRouteErrorResponse(error)) return <Failure status={500} requestId={requestId} />;
  return <Failure status={error.status} message={messageOf(error.data)} requestId={requestId} />;
}

/* What browsers throw when a request finds no network: each words it differently. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

function messageOf(body: unknown): string | undefined {
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : undefined;
}
