import type { RequestContext } from "#app/http/context.ts";
import type { By } from "#app/use-cases/by.ts";

/** The signed-in person as the one who asks for a change. */
export function byViewer(context: Pick<RequestContext, "requestId">, viewer: { id: string }): By {
  return { actor: { kind: "person", id: viewer.id }, requestId: context.requestId };
}
