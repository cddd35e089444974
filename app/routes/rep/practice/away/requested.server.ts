import type { Viewer } from "#app/auth/viewer.ts";
import type { RequestContext } from "#app/http/context.ts";
import type { Outcome } from "./outcome.ts";

type Refused = Extract<Outcome, { kind: "signed_out" | "somebody_else" }>;

/**
 * Who asks, if it is who the page was made for: on a device that several people use, a page left open by one must not send
 * in the name of the next.
 */
export function requesterOf(
  { viewer }: Pick<RequestContext, "viewer">,
  form: FormData,
): { kind: "same"; viewer: Viewer } | { kind: "refused"; response: Response } {
  if (!viewer) return { kind: "refused", response: answer({ kind: "signed_out" }, 401) };
  if (form.get("person") !== viewer.id) return { kind: "refused", response: answer({ kind: "somebody_else" }, 409) };
  return { kind: "same", viewer };
}

function answer(refused: Refused, status: number): Response {
  return Response.json(refused, { status, headers: { "cache-control": "no-store" } });
}
