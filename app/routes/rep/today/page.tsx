import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { invalid, parseForm } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { markRead } from "#app/use-cases/notices/mark-read.ts";
import { CoverPage } from "./cover-page.tsx";
import { ReadForm } from "./form.server.ts";
import { loadCoverToday, loadRepToday } from "./load.server.ts";
import { RepPage } from "./rep-page.tsx";

export const meta: MetaFunction = () => [{ title: "Today – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { deps } = context;
  const load = viewer.role === "rep" ? loadRepToday : loadCoverToday;
  return { today: await load(deps, viewer), name: viewer.name, now: deps.clock.now(), timeZone: viewer.timeZone };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  const form = await parseForm(request, ReadForm);
  if (!form.ok) return invalid(form);
  await markRead(context.deps, { personId: viewer.id, ids: form.value.notice });
  return redirect(paths.today());
}

export default function Today() {
  const { today, ...props } = useLoaderData<typeof loader>();
  return today.kind === "rep" ? <RepPage today={today} {...props} /> : <CoverPage today={today} {...props} />;
}
