import { data, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/paths.ts";

/** Thrown by loaders and actions when a page can't be shown; the error boundary words it for people. */
export function notFound(message = "There is nothing here.") {
  return data({ message }, { status: 404 });
}

export function forbidden(message = "Your role does not cover this.") {
  return data({ message }, { status: 403 });
}

/** To the sign-in page, and back here afterwards. */
export function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = pathname.replace(/\.data$/, "") + search;
  return redirect(request.method === "GET" && back !== "/" ? paths.signIn({ returnTo: back }) : paths.signIn());
}
