import { redirect, type ActionFunctionArgs } from "@remix-run/server-runtime";
import { blankSessionCookie } from "#app/auth/lucia.server.ts";
import { sessionPolicy } from "#app/auth/session-policy.ts";
import { paths } from "#app/paths.ts";
import { byViewer } from "#app/routes/settings/by.server.ts";
import { endSession } from "#app/use-cases/access/end-sessions.ts";

/** Nothing to look at: signing out is a POST, so that no link or image can do it. */
export function loader() {
  throw redirect(paths.today());
}

export async function action({ context }: ActionFunctionArgs) {
  const { deps, config, viewer } = context;
  if (viewer?.sessionId) {
    await endSession(deps, { by: byViewer(context, viewer), personId: viewer.id, sessionId: viewer.sessionId });
  }
  const headers = new Headers({ "set-cookie": blankSessionCookie(deps, sessionPolicy(config)) });
  // Whoever uses this browser next finds nothing of it by going back. Not "storage": answers that wait to be sent are kept
  // there, without a question or a name, for nobody but the one who gave them.
  headers.set("clear-site-data", '"cache"');
  return redirect(paths.signIn(), { headers });
}

export default function SignOut() {
  return null;
}
