import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { isSameResponse } from "#app/domain/questions/same-response.ts";
import { submitAnswer } from "#app/use-cases/practice/submit-answer.ts";
import { toPracticeForm } from "../form.server.ts";
import type { Outcome } from "./outcome.ts";
import { requesterOf } from "./requested.server.ts";

/** One answer from a script, as soon as it is given or after a time without a network; the same path as the form's. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const posted = await request.formData();
  const requester = requesterOf(context, posted);
  if (requester.kind === "refused") return requester.response;
  const form = toPracticeForm(posted);
  if (form?.kind !== "answer") return outcome({ kind: "not_found" }, 404);
  const { presentationId, response } = form;
  const result = await submitAnswer(context.deps, { rep: requester.viewer, presentationId, response });
  if (result.kind === "not_found") return outcome({ kind: "not_found" }, 404);
  if (result.kind === "invalid") return outcome(result, 422);
  const { answer, replayed } = result;
  const earlier = replayed && !isSameResponse(answer.response, response);
  return outcome({ kind: "answered", correct: answer.correct, earlier }, 200);
}

function outcome(body: Outcome, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
