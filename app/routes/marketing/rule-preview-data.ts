import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { postedPreview } from "./rule-preview.server.ts";

/** What a rule makes of the last leads, for the editor that asks while somebody types. A bad rule is an answer too. */
export async function action(args: ActionFunctionArgs) {
  return Response.json(await postedPreview(args), { headers: { "cache-control": "private, no-store" } });
}
