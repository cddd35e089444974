import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireViewer } from "#app/auth/session.server.ts";
import { CoverPage } from "./cover-page.tsx";
import { loadCoverToday, loadRepToday } from "./load.server.ts";
import { RepPage } from "./rep-page.tsx";

export const meta: MetaFunction = () => [{ title: "Today – Greenroom" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { deps } = context;
  const load = viewer.role === "rep" ? loadRepToday : loadCoverToday;
  return { today: await load(deps, viewer), name: viewer.name, now: deps.clock.now(), timeZone: viewer.timeZone };
}

export default function Today() {
  const { today, ...props } = useLoaderData<typeof loader>();
  return today.kind === "rep" ? <RepPage today={today} {...props} /> : <CoverPage today={today} {...props} />;
}
